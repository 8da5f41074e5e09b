import type { Limit } from './limit.ts'
import type { Nothing } from './nothing.ts'

export type Subject = 'image' | 'watermark' | 'print'

export type ReadFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif' | 'svg' | 'heic'

/** What makes an image of a known format one that is not read all the same. */
export type UnreadKind =
  | 'animated'
  | 'channels'
  | 'colours'
  | 'compression'
  /** Floating-point samples: not of 32 bits, or beyond 0 to 1. */
  | 'float'
  /** A coding process of JPEG: lossless, hierarchical. */
  | 'process'
  | 'sample-bits'
  /** Negative samples, or signed ones of several colours. */
  | 'signed'
  /** Tiles, and a plane for each colour. */
  | 'tiled-planes'
  | 'other'

/** What a file may consist of. Sections: segments, chunks, blocks, boxes. Pages: of a TIFF. */
export type ImagePart = 'scans' | 'sections' | 'frames' | 'tiles' | 'pages' | 'tags'
/** `other`: whatever applications have put into it. */
export type MetadataPart = 'icc' | 'exif' | 'xmp' | 'text' | 'other'

/** What an SVG has that is not drawn: references to other files, text that cannot be looked at, … */
export type DrawingPart = 'entities' | 'links' | 'encoding' | 'size' | 'elements'

/**
 * Why an image is refused: at upload, or when it is examined more closely while it is developed.
 */
export type ImageFaults = {
  /** `name` is missing when the upload has none. */
  'not-an-image': { name?: string; formats: string[] }
  heic: { name?: string }
  /** Without a picture inside that is large enough. `kind`: NEF, CR2, … */
  'raw-file': { name?: string; kind: string }
  'side-too-long': { subject: Subject; width: number; height: number; limit: Limit }
  'too-many-pixels': {
    subject: Subject
    width: number
    height: number
    frames: number
    limit: Limit
  }
}

/** Why a result has failed. */
export type Refusals = {
  damaged: Nothing
  'cut-short': Nothing
  'drawing-refused': { part: DrawingPart }
  'kind-not-read': { format: ReadFormat; kind: UnreadKind }
  'too-many-frames': { subject: Subject; frames: number; limit: Limit }
  'too-many-parts': { subject: Subject; part: ImagePart; limit: Limit }
  /** In bytes, inflated; a measured number may be the least that it is. */
  'metadata-too-large': { subject: Subject; part: MetadataPart; limit: Limit }
  /** The size that the pixels have, and the one that the header claims. */
  'contradictory-size': {
    subject: Subject
    width: number
    height: number
    claimed: { width: number; height: number }
  }
  'too-long-for-format': { format: string; width: number; height: number; limit: Limit }
  /** In bytes. */
  'too-much-memory': { limit: Limit }
  /** In bytes. `lossy`: even at the lowest quality. */
  'print-too-large': { format: string; lossy: boolean; limit: Limit }
  'nothing-left': { region: string; width: number; height: number }
  'watermark-gone': { image: string }
  /** The process that developed it died, each time. */
  crashed: { times: number }
  /** In seconds. */
  'took-too-long': { limit: Limit }
  /** Our own code failed. The log has the id, and what went wrong. */
  internal: { id: string }
  /** How the result was settled cannot be read any more: the disk has damaged it. */
  'record-unreadable': Nothing
  /** From a release without codes. */
  unclassified: { sentence: string }
}
