/** What a file tells besides its pixels. */
export type Carried = Record<'exif' | 'gps' | 'icc' | 'xmp' | 'iptc', boolean>

/** What the receiver found out about the original. */
export type Metadata = Carried & {
  frames: number
  /** Bits of one sample. */
  depth: number
  /** rgb, gray, cmyk, or what libvips calls a rarer one. */
  colorSpace: string
  /** EXIF's, from 1 to 8: how the camera was held. */
  orientation: number
  /** #rrggbb; null when nothing of it can be seen. */
  dominantColor: string | null
  /** https://evanw.github.io/thumbhash, as base64. */
  thumbHash: string
}
