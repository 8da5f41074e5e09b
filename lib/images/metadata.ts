/** Which metadata a file contains. */
export type Carried = Record<'exif' | 'gps' | 'icc' | 'xmp' | 'iptc', boolean>

/** What the receiver has read from the original. */
export type Metadata = Carried & {
  frames: number
  /** Bits per sample. */
  depth: number
  /** rgb, gray or cmyk; libvips' name for any other. */
  colorSpace: string
  /** EXIF orientation, 1 to 8. */
  orientation: number
  /** #rrggbb, or null if the image is fully transparent. */
  dominantColor: string | null
  /** Base64; see https://evanw.github.io/thumbhash. */
  thumbHash: string
}
