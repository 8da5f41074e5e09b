import { open } from 'node:fs/promises'
import type { Config } from '#lib/config.ts'
import { type OpenFile, readAt, type Size } from '#lib/images/measure/bytes.ts'
import { primaryCodec } from '#lib/images/measure/heif.ts'
import { SIZE_READERS } from '#lib/images/measure/read-size.ts'
import { findRaw, shownSize } from '#lib/images/raw/find-raw.ts'
import { type Raw, type ReadAt, readerInMemory, readerOf } from '#lib/images/raw/raw.ts'
import { Problem } from '../../http/problem.ts'

export type Measure = { format: string; width: number; height: number }

type Reader = (file: OpenFile) => Promise<Size | undefined>

/** The first bytes in hex, and what reads the size, by the formats' specifications. */
const READERS: [format: string, signature: RegExp, reader: Reader][] = [
  ['jpeg', /^ffd8ff/, SIZE_READERS.jpeg],
  ['png', /^89504e470d0a1a0a/, SIZE_READERS.png],
  ['gif', /^47494638(37|39)61/, SIZE_READERS.gif],
  ['webp', /^52494646.{8}57454250/, SIZE_READERS.webp],
  ['tiff', /^(49492a00|4d4d002a|49492b00|4d4d002b)/, SIZE_READERS.tiff],
  // an ISO base media file of brand avif or avis
  ['avif', /^.{8}66747970(.{8}){0,8}6176696[63]/, SIZE_READERS.avif]
]

/** Anything that starts with a tag: the root element may follow far behind. */
const SVG: (typeof READERS)[number] = ['svg', /^(efbbbf)?(09|0a|0d|20)*3c/, SIZE_READERS.svg]

/** The brands of ISO/IEC 23008-12, B.4: what iPhones make by default. */
const HEIC: (typeof READERS)[number] = [
  'heic',
  /^.{8}66747970(.{8}){0,8}(68656963|68656978|68657663|68657678)/,
  SIZE_READERS.heic
]

/** Brands that say nothing of how the image is coded. */
const GENERAL = /^.{8}66747970(.{8}){0,8}(6d696631|6d736631|6d696166)/
const CODECS: Record<string, string> = { av01: 'avif', hvc1: 'heic' }

const SIGNATURE_BYTES = 64

/** What a deployment reads besides the usual formats. */
export type Extras = Pick<Config, 'allowSvg' | 'heicDecoder'>

/** The formats of photographs that are read. */
export function readFormats({ heicDecoder }: Extras): string[] {
  return [...READERS, ...(heicDecoder ? [HEIC] : [])].map(([format]) => format)
}

type Opened = { file: OpenFile; read: ReadAt }

/**
 * Format and displayed size (EXIF orientation applied) of the file at a path, or of one in memory.
 * Reads only a few bytes here and there, so that no file, however it is made, keeps web from its
 * other requests.
 * @throws Problem not-an-image, heic, raw-file, svg-off, broken-image
 */
export async function measureImage(
  source: string | Buffer,
  named: { name?: string },
  extras: Extras
): Promise<Measure> {
  if (typeof source !== 'string') {
    return await measure({ file: source, read: readerInMemory(source) }, named, extras)
  }
  const file = await open(source)
  try {
    return await measure({ file, read: readerOf(file.fd) }, named, extras)
  } finally {
    await file.close()
  }
}

async function measure(
  { file, read }: Opened,
  named: { name?: string },
  extras: Extras
): Promise<Measure> {
  const raw = findRaw(read)
  if (raw) return measureRaw(raw, named)
  const start = (await readAt(file, 0, SIGNATURE_BYTES)).toString('hex')
  const name = await formatOf(file, start)
  const [format, , sizeOf] = [...READERS, HEIC, SVG].find(([format]) => format === name) ?? []
  if (!format || !sizeOf) throw notAnImage(named, extras)
  if (format === 'heic' && !extras.heicDecoder) throw new Problem('heic', { parameters: named })
  const size = await sizeOf(file)
  if (format === 'svg' && !size) throw notAnImage(named, extras)
  if (format === 'svg' && !extras.allowSvg) {
    throw new Problem('svg-off', { parameters: { ...named, variable: 'ALLOW_SVG' } })
  }
  if (!size?.width || !size.height) {
    throw new Problem('broken-image', { parameters: { ...named, format } })
  }
  return { format, ...asSeen(size) }
}

/** As its print will be: of the picture inside. */
function measureRaw(raw: Raw, named: { name?: string }): Measure {
  const size = shownSize(raw)
  if (size) return { format: raw.kind, ...size }
  throw new Problem('raw-file', { parameters: { ...named, kind: raw.kind.toUpperCase() } })
}

async function formatOf(file: OpenFile, start: string): Promise<string | undefined> {
  const [format] = [...READERS, HEIC, SVG].find(([, signature]) => signature.test(start)) ?? []
  if (format) return format
  return GENERAL.test(start) ? CODECS[(await primaryCodec(file)) ?? ''] : undefined
}

function notAnImage(named: { name?: string }, extras: Extras): Problem {
  const formats = readFormats(extras).map((format) => format.toUpperCase())
  return new Problem('not-an-image', { parameters: { ...named, formats } })
}

/** EXIF orientations 5 to 8 swap width and height; none is larger than 8. */
function asSeen({ width, height, orientation = 1 }: Size) {
  const sideways = orientation >= 5 && orientation <= 8
  return sideways ? { width: height, height: width } : { width, height }
}
