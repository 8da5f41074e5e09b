import { numberTag } from './exif-block.ts'
import type { Exif, Tag } from './exif-directories.ts'
import { TAG, TYPE } from './exif-tags.ts'
import type { PrintFacts } from './print-facts.ts'

const SRGB = 1
const UNCALIBRATED = 0xffff
const INCHES = 2
const DOTS_PER_INCH = 72
const CENTRED = 1
const VERSION = '0232'
/** Y, Cb, Cr. */
const COMPONENTS = '\x01\x02\x03\0'

/** With what is true of the print, and all else that EXIF demands: CIPA DC-008, 4.6.8. */
export function completedExif(exif: Exif, { width, height, profiled }: PrintFacts): Exif {
  const { littleEndian } = exif
  const short = (tag: number, value: number) =>
    numberTag({ tag, type: TYPE.short }, value, littleEndian)
  const long = (tag: number, value: number) =>
    numberTag({ tag, type: TYPE.long }, value, littleEndian)
  const resolution = (tag: number): Tag => {
    const bytes = Buffer.concat([long(tag, DOTS_PER_INCH).bytes, long(tag, 1).bytes])
    return { tag, type: TYPE.rational, count: 1, bytes }
  }
  return {
    ...exif,
    image: withMissing(exif.image, [
      short(TAG.orientation, 1),
      resolution(TAG.xResolution),
      resolution(TAG.yResolution),
      short(TAG.resolutionUnit, INCHES),
      short(TAG.chromaPosition, CENTRED)
    ]),
    photo: withMissing(exif.photo, [
      undefinedTag(TAG.exifVersion, VERSION),
      undefinedTag(TAG.componentOrder, COMPONENTS),
      undefinedTag(TAG.flashpixVersion, '0100'),
      short(TAG.colourSpace, profiled ? UNCALIBRATED : SRGB),
      long(TAG.width, width),
      long(TAG.height, height)
    ])
  }
}

function undefinedTag(tag: number, text: string): Tag {
  return { tag, type: TYPE.undefined, count: text.length, bytes: Buffer.from(text, 'latin1') }
}

function withMissing(tags: Tag[], demanded: Tag[]): Tag[] {
  const missing = demanded.filter(({ tag }) => !tags.some((given) => given.tag === tag))
  return [...tags, ...missing]
}
