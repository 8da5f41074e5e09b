import { open, rm } from 'node:fs/promises'
import type { OutputInfo, Sharp } from 'sharp'
import { sharp } from '../image-policy.ts'
import type { Rows } from './rows.ts'
import type { Lend } from './scratch.ts'

const BLOCK_BYTES = 512 * 1024
/** What libtiff begins a file with. After it come the rows, and what there is to say of them comes last. */
const TIFF_HEAD_BYTES = 8

/** The pixels of a picture as sharp gives them, neither filtered nor compressed. */
export type Loose = Rows & {
  info: OutputInfo
  deep: boolean
  bytes: number
  read(at: number, length: number): Promise<Buffer>
  /** All bytes, once. Each block is gone when the next is asked for. */
  blocks(lend: Lend): AsyncIterable<Buffer>
  /** The same picture, for sharp. */
  reopen(): Sharp
}

type Use<T> = (loose: Loose) => Promise<T>
/** Fills the buffer, unless there is less, from that byte of the rows on. */
type ReadInto = (into: Buffer, at: number) => Promise<number>

/** Lends it in memory. Not for gray with alpha: sharp's raw output drops the alpha. */
export async function withLooseMemory<T>(pipeline: Sharp, deep: boolean, use: Use<T>): Promise<T> {
  const depth = deep ? 'ushort' : 'uchar'
  const { data, info } = await pipeline.raw({ depth }).toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const samples = deep ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2) : data
  const reopen = () => sharp(samples, { raw: { width, height, channels }, limitInputPixels: false })
  const used = await use(loose(info, deep, async (into, at) => data.copy(into, 0, at), reopen))
  // the garbage collector would wait until there is much of it
  if (data.buffer instanceof ArrayBuffer) data.buffer.transfer(0)
  return used
}

/** Lends it in a file at `path`, which then goes. */
export async function withLooseFile<T>(
  pipeline: Sharp,
  deep: boolean,
  path: string,
  use: Use<T>
): Promise<T> {
  try {
    const info = await pipeline.tiff({ compression: 'none', predictor: 'none' }).toFile(path)
    await using file = await open(path)
    const readInto: ReadInto = async (into, at) => {
      const { bytesRead } = await file.read(into, 0, into.length, TIFF_HEAD_BYTES + at)
      return bytesRead
    }
    return await use(loose(info, deep, readInto, () => sharp(path, { limitInputPixels: false })))
  } finally {
    await rm(path, { force: true })
  }
}

function loose(info: OutputInfo, deep: boolean, readInto: ReadInto, reopen: () => Sharp): Loose {
  const pixelBytes = info.channels * (deep ? 2 : 1)
  const rowBytes = info.width * pixelBytes
  const bytes = rowBytes * info.height

  async function readBlock(into: Buffer, at: number): Promise<Buffer> {
    const block = into.subarray(0, await readInto(into.subarray(0, bytes - at), at))
    // PNG's samples begin with their higher byte: https://www.w3.org/TR/png-3/#7Integers-and-byte-order
    return deep ? block.swap16() : block
  }

  async function* blocks(lend: Lend) {
    const into = lend(BLOCK_BYTES).subarray(0, BLOCK_BYTES)
    for (let at = 0; at < bytes; at += BLOCK_BYTES) yield await readBlock(into, at)
  }

  const read = (at: number, length: number) => readBlock(Buffer.allocUnsafe(length), at)
  return { info, deep, rowBytes, pixelBytes, bytes, read, blocks, reopen }
}
