import type { ImagePart, MetadataPart, Subject } from '#lib/failures/refusals.ts'
import type { Preview, Raw } from '#lib/images/raw/raw.ts'
import { UndevelopableError } from '../pipeline/undevelopable.ts'
import { MAX_METADATA, MAX_PARTS } from './limits.ts'
import type { Samples } from './samples.ts'

/** The file made this long, and numbers in it overwritten. */
export type Mend = {
  size?: number
  numbers: { at: number; value: number; bytes: 2 | 4; littleEndian: boolean }[]
}

/** A frame to be put before the others of a GIF, on its whole screen, at this place of the file. */
export type ClearFrame = { width: number; height: number; at: number }

/** The image behind a JPEG that tells how much brighter each part of it is on an HDR screen. */
export type GainMap = {
  /** Where it lies in the file. */
  at: number
  length: number
  width: number
  height: number
  /** How it says what it means: Ultra HDR 1.1, ISO 21496-1, both, or neither. */
  inXmp: boolean
  inIso: boolean
}

/** What a file consists of, counted while it is walked through. */
export type Tally = {
  subject: Subject
  /** All of it, if it is small. */
  file?: Buffer | undefined
  parts: Record<ImagePart, number>
  /** Bytes of each kind of metadata, inflated. */
  metadata: Record<MetadataPart, number>
  /** What the decoder must hold in memory, and neither size nor kind of the image tell. */
  unseenBytes: number
  /** Of a JPEG in several scans: libjpeg holds all its coefficients. */
  coefficientBytes: number
  /** Whether a WebP is lossless: libwebp holds such a picture whole. */
  lossless: boolean
  /** Rows of a TIFF that libvips keeps: two of tiles, none of strips. */
  rowsTogether: number
  /** What the file tells of its samples that decoders leave to us. */
  samples: Samples
  /** Whether the file ends before its picture does: what there is of it is printed. */
  cutShort: boolean
  /** Whether no pixels are there at all. */
  empty: boolean
  /** Whether the decoder must overlook that something is missing: pixels, an end, another page. */
  tolerant: boolean
  /** How the file must be changed for its decoder to read it. */
  mend?: Mend
  /** Of a GIF whose first frame leaves a part of the screen empty. */
  clearFrame?: ClearFrame
  /** What the primary image of a HEIF is coded in: `av01`, `hvc1`, … */
  codec?: string | undefined
  /** A raw camera file, of which the picture inside is read. */
  raw?: Raw & { preview: Preview }
  /** Of an animation of which decoders read the first frame only. */
  animationFrames: number
  /** Whether it carries a manifest of C2PA: who made it, and what was done to it. */
  manifest: boolean
  hasGainMap: boolean
  /** That of a JPEG; null if none is among the pictures that it lists. */
  gainMap?: GainMap | null
}

export function createTally(subject: Subject): Tally {
  return {
    subject,
    parts: { scans: 0, sections: 0, frames: 0, tiles: 0, pages: 0, tags: 0 },
    metadata: { icc: 0, exif: 0, xmp: 0, text: 0, other: 0 },
    unseenBytes: 0,
    coefficientBytes: 0,
    lossless: false,
    rowsTogether: Number.POSITIVE_INFINITY,
    samples: {},
    cutShort: false,
    empty: false,
    tolerant: false,
    animationFrames: 0,
    manifest: false,
    hasGainMap: false
  }
}

/** Notes that pixels are missing at the end of the file. */
export function markCutShort(tally: Tally, anyThere: boolean) {
  tally.cutShort = true
  tally.tolerant = true
  tally.empty = !anyThere
}

/** @throws UndevelopableError beyond the limit */
export function addPart(tally: Tally, part: ImagePart) {
  reachPart(tally, part, tally.parts[part] + 1)
}

/**
 * Notes a number of parts, if it is the highest yet.
 * @throws UndevelopableError beyond the limit
 */
export function reachPart(tally: Tally, part: ImagePart, measured: number) {
  tally.parts[part] = Math.max(tally.parts[part], measured)
  const limit = { allowed: MAX_PARTS[part], measured }
  if (measured <= limit.allowed) return
  const parameters = { subject: tally.subject, part, limit }
  throw new UndevelopableError({ code: 'too-many-parts', parameters })
}

/** @throws UndevelopableError beyond the limit */
export function addMetadata(tally: Tally, part: MetadataPart, bytes: number) {
  tally.metadata[part] += bytes
  const limit = { allowed: MAX_METADATA[part], measured: tally.metadata[part] }
  if (limit.measured <= limit.allowed) return
  const parameters = { subject: tally.subject, part, limit }
  throw new UndevelopableError({ code: 'metadata-too-large', parameters })
}
