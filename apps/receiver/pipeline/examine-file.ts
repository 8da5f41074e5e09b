import { type FileHandle, open } from 'node:fs/promises'
import type { ReadFormat } from '#lib/failures/refusals.ts'
import { isSvgAllowed, SVG_SIGNATURE } from './sharp.ts'

type Examined = {
  /** By its first bytes; undefined: it is none that we read. */
  format: ReadFormat | undefined
  /** An AVIF that is a film. */
  sequence: boolean
  /** The file ends before its own lengths say that it does. */
  cutShort: boolean
}

const SIGNATURES: [format: ReadFormat, signature: RegExp][] = [
  ['jpeg', /^ffd8ff/],
  ['png', /^89504e470d0a1a0a/],
  ['gif', /^47494638(37|39)61/],
  ['webp', /^52494646.{8}57454250/],
  ['tiff', /^(49492a00|4d4d002a|49492b00|4d4d002b)/],
  ['heic', /^.{8}66747970(.{8}){0,8}(68656963|68656978|68657663|68657678)/],
  // of brand avif or avis, or of one that leaves open how it is coded
  ['avif', /^.{8}66747970(.{8}){0,8}(6176696[63]|6d696631|6d736631|6d696166)/]
]
const SVG: (typeof SIGNATURES)[number] = ['svg', SVG_SIGNATURE]
const SEQUENCE = /^.{8}6674797061766973/
const SIGNATURE_BYTES = 64

/** Looks again at a file that could not be read, since decoders tell neither of these. */
export async function examineFile(path: string): Promise<Examined> {
  const file = await open(path)
  try {
    const start = (await readAt(file, 0, SIGNATURE_BYTES)).toString('hex')
    const known = isSvgAllowed() ? [...SIGNATURES, SVG] : SIGNATURES
    const [format] = known.find(([, signature]) => signature.test(start)) ?? []
    return {
      format,
      sequence: SEQUENCE.test(start),
      cutShort: format !== undefined && (await endsEarly(file, format))
    }
  } finally {
    await file.close()
  }
}

async function endsEarly(file: FileHandle, format: ReadFormat): Promise<boolean> {
  const { size } = await file.stat()
  if (format === 'webp') return 8 + (await readAt(file, 4, 4)).readUInt32LE() > size
  if (format === 'png') return !(await piecesEnd(file, 8, pngChunk))
  if (format === 'avif' || format === 'heic') return !(await piecesEnd(file, 0, isoBox))
  return false
}

/** No real image has more pieces than this. */
const MAX_PIECES = 10_000
const PIECE_HEADER = 16

type Piece = { length: number; last: boolean }
type ReadPiece = (header: Buffer, left: number) => Piece

/** Whether the pieces that the file consists of end where it does, or before. */
async function piecesEnd(file: FileHandle, start: number, read: ReadPiece): Promise<boolean> {
  const { size } = await file.stat()
  let at = start
  for (let piece = 0; piece < MAX_PIECES; piece++) {
    const { length, last } = read(await readAt(file, at, PIECE_HEADER), size - at)
    at += length
    if (last || at > size) return at <= size
  }
  return true
}

/** PNG, third edition, 5.3: length, type, content, checksum. */
function pngChunk(header: Buffer): Piece {
  return { length: header.readUInt32BE() + 12, last: header.toString('latin1', 4, 8) === 'IEND' }
}

/** ISO/IEC 14496-12, 4.2: a length of 0 reaches to the end, 1 is followed by one of 64 bits. */
function isoBox(header: Buffer, left: number): Piece {
  const short = header.readUInt32BE()
  const length = short === 1 ? Number(header.readBigUInt64BE(8)) : short || left
  return { length, last: length === left }
}

/** Zeros beyond the end of the file. */
async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  await file.read(buffer, 0, length, at)
  return buffer
}
