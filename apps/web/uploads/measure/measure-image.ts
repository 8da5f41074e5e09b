import { open } from 'node:fs/promises'
import { Problem } from '../../http/problem.ts'
import { measureAvif } from './avif.ts'
import { type FileHandle, readAt, type Size } from './bytes.ts'
import { measureGif } from './gif.ts'
import { measureJpeg } from './jpeg.ts'
import { measurePng } from './png.ts'
import { measureSvg } from './svg.ts'
import { measureTiff } from './tiff.ts'
import { measureWebp } from './webp.ts'

export type Measure = { format: string; width: number; height: number }

type Reader = (file: FileHandle) => Promise<Size | undefined>

/** The first bytes in hex, and what reads the size, by the formats' specifications. */
const READERS: [format: string, signature: RegExp, reader: Reader][] = [
  ['jpeg', /^ffd8ff/, measureJpeg],
  ['png', /^89504e470d0a1a0a/, measurePng],
  ['gif', /^47494638(37|39)61/, measureGif],
  ['webp', /^52494646.{8}57454250/, measureWebp],
  ['tiff', /^(49492a00|4d4d002a|49492b00|4d4d002b)/, measureTiff],
  // an ISO base media file of brand avif or avis
  ['avif', /^.{8}66747970(.{8}){0,8}6176696[63]/, measureAvif]
]

/** Anything that starts with a tag: the root element may follow far behind. */
const SVG: (typeof READERS)[number] = ['svg', /^(efbbbf)?(09|0a|0d|20)*3c/, measureSvg]

/** The brands of ISO/IEC 23008-12, B.4: what iPhones make by default. */
const HEIC = /^.{8}66747970(.{8}){0,8}(68656963|68656978|68657663|68657678)/

const SIGNATURE_BYTES = 64

export const FORMATS = READERS.map(([format]) => format)

/**
 * Format and displayed size (EXIF orientation applied). Reads only a few bytes here and there, so
 * that no file, however it is made, keeps web from its other requests.
 * @throws Problem not-an-image, heic, svg-off, broken-image
 */
export async function measureImage(
  path: string,
  named: { name?: string },
  allowSvg: boolean
): Promise<Measure> {
  const file = await open(path)
  try {
    const start = (await readAt(file, 0, SIGNATURE_BYTES)).toString('hex')
    const [format, , read] = [...READERS, SVG].find(([, signature]) => signature.test(start)) ?? []
    if (!format || !read) throw notRead(named, start)
    const size = await read(file)
    if (format === 'svg' && !size) throw notAnImage(named)
    if (format === 'svg' && !allowSvg) {
      throw new Problem('svg-off', { parameters: { ...named, variable: 'ALLOW_SVG' } })
    }
    if (!size?.width || !size.height) {
      throw new Problem('broken-image', { parameters: { ...named, format } })
    }
    return { format, ...asSeen(size) }
  } finally {
    await file.close()
  }
}

function notRead(named: { name?: string }, start: string): Problem {
  return HEIC.test(start) ? new Problem('heic', { parameters: named }) : notAnImage(named)
}

function notAnImage(named: { name?: string }): Problem {
  const formats = FORMATS.map((format) => format.toUpperCase())
  return new Problem('not-an-image', { parameters: { ...named, formats } })
}

/** EXIF orientations 5 to 8 swap width and height; none is larger than 8. */
function asSeen({ width, height, orientation = 1 }: Size) {
  const sideways = orientation >= 5 && orientation <= 8
  return sideways ? { width: height, height: width } : { width, height }
}
