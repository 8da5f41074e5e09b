/** What a file tells besides its pixels. */
export type Carried = Record<'exif' | 'gps' | 'icc' | 'xmp' | 'iptc', boolean>
