/** Kinds of metadata, in the order in which they are listed. */
export const CARRIED = ['exif', 'gps', 'icc', 'xmp', 'iptc', 'c2pa', 'gainMap'] as const

/** Which metadata a file contains: `c2pa` tells who made it, `gainMap` how it looks in HDR. */
export type Carried = Record<(typeof CARRIED)[number], boolean>

/** What the header of an original tells. */
export type HeaderFacts = Carried & {
  frames: number
  /** Bits per sample. */
  depth: number
  /** rgb, gray or cmyk; libvips' name for any other. */
  colorSpace: string
  /** EXIF orientation, 1 to 8. */
  orientation: number
}

/** What its pixels look like from afar. */
export type Colours = {
  /** #rrggbb, or null if the image is fully transparent. */
  dominantColor: string | null
  /** Base64; see https://evanw.github.io/thumbhash. */
  thumbHash: string
}

/** What a receiver has seen of an original. */
export type Metadata = HeaderFacts & Colours
