import type { Output } from '#lib/recipes/recipe.ts'
import { hasPlace } from './carried.ts'
import { completedExif } from './completed-exif.ts'
import { exifBytes, writeExif } from './exif-block.ts'
import type { Exif, Tag } from './exif-directories.ts'
import {
  INTEROPERABILITY_INDEX,
  INTEROPERABILITY_VERSION,
  NOT_COPIED,
  PLACES,
  RIGHTS,
  TAG,
  TYPE
} from './exif-tags.ts'
import type { PrintFacts } from './print-facts.ts'

/** What fits into a segment of a JPEG, beside its length and its prefix. */
const MOST_BYTES = 65_527

const ADOBE_RGB = 'R03'
const TEXT_TYPES = [TYPE.ascii, TYPE.utf8]

/**
 * The EXIF of a print: the values that its original had, byte for byte, without those that are no
 * longer true. Undefined if nothing is left of the original's.
 */
export function printExif(exif: Exif, keep: Output['keep'], print: PrintFacts) {
  let kept = keep === 'copyright' ? rightsOf(exif) : allOf(exif, print)
  for (;;) {
    const copied = tagsOf(kept)
    if (copied.length === 0) return undefined
    const whole = completedExif(kept, print)
    if (exifBytes(whole) <= MOST_BYTES) {
      return { block: writeExif(whole), gps: hasPlace(kept.gps) }
    }
    kept = without(kept, leastOf(copied))
  }
}

function rightsOf({ littleEndian, image }: Exif): Exif {
  const rights = image.filter(({ tag }) => RIGHTS.includes(tag))
  return { littleEndian, image: valid(rights), photo: [], gps: [], interoperability: [] }
}

function allOf(
  { littleEndian, image, photo, gps, interoperability }: Exif,
  { profiled, framing }: PrintFacts
): Exif {
  const copied = (tags: Tag[]) => valid(tags).filter(({ tag }) => !NOT_COPIED.has(tag))
  const isTrue = ({ tag }: Tag) =>
    (profiled || tag !== TAG.colourSpace) && (framing === 'same' || !PLACES.includes(tag))
  return {
    littleEndian,
    image: copied(image),
    photo: copied(photo).filter(isTrue),
    gps: valid(gps),
    interoperability: rulesOf(valid(interoperability), profiled)
  }
}

/** Which rules of DCF a file follows. Those of Adobe RGB are no longer followed in sRGB. */
function rulesOf(tags: Tag[], profiled: boolean): Tag[] {
  const index = tags.find(({ tag }) => tag === INTEROPERABILITY_INDEX)
  if (!profiled && index?.bytes.toString('latin1').startsWith(ADOBE_RGB)) return []
  return tags.filter(({ tag }) => [INTEROPERABILITY_INDEX, INTEROPERABILITY_VERSION].includes(tag))
}

/** Without pointers and empty texts; each text ends with a zero. */
function valid(tags: Tag[]): Tag[] {
  return tags.flatMap((tag) => {
    if (tag.type === TYPE.pointer || (tag.type > TYPE.pointer && tag.type !== TYPE.utf8)) return []
    if (!TEXT_TYPES.includes(tag.type)) return [tag]
    if (tag.bytes.every((byte) => byte === 0)) return []
    if (tag.bytes.at(-1) === 0) return [tag]
    return [{ ...tag, count: tag.count + 1, bytes: Buffer.concat([tag.bytes, Buffer.alloc(1)]) }]
  })
}

function tagsOf({ image, photo, gps, interoperability }: Exif): Tag[] {
  return [...image, ...photo, ...gps, ...interoperability]
}

/** The largest; author and rights last. */
function leastOf(tags: Tag[]): Tag {
  const others = tags.filter(({ tag }) => !RIGHTS.includes(tag))
  const candidates = others.length > 0 ? others : tags
  return candidates.reduce((a, b) => (b.bytes.length > a.bytes.length ? b : a))
}

function without(exif: Exif, gone: Tag): Exif {
  const rest = (tags: Tag[]) => tags.filter((tag) => tag !== gone)
  const { image, photo, gps, interoperability } = exif
  return {
    ...exif,
    image: rest(image),
    photo: rest(photo),
    gps: rest(gps),
    interoperability: rest(interoperability)
  }
}
