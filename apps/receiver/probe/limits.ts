import type { ImagePart, MetadataPart } from '#lib/failures/refusals.ts'
import { MEGABYTE } from '#lib/units.ts'

// The most among 310 different files of cameras and phones, out of 1,749 images that exiv2, ExifTool,
// jhead, Pillow, libvips, PHP and others test with: 10 scans, 51 segments of a JPEG, 45 tiles, 48 tags
// in a directory, 7 directories; 1.6 MB of profile, 124 kB of EXIF with its values, 33 kB of XMP,
// 1.7 MB of other segments.

/** Of one image; tags are those of one directory. */
export const MAX_PARTS: Record<ImagePart, number> = {
  scans: 50,
  sections: 4000,
  frames: 5000,
  tiles: 1000,
  pages: 500,
  tags: 1000
}

/** In bytes, inflated. */
export const MAX_METADATA: Record<MetadataPart, number> = {
  icc: 8 * MEGABYTE,
  exif: 4 * MEGABYTE,
  xmp: 8 * MEGABYTE,
  text: 8 * MEGABYTE,
  other: 32 * MEGABYTE
}
