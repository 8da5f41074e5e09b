/** Tags of EXIF (CIPA DC-008, 4.6), as far as a print treats them unlike the others. */
export const TAG = {
  orientation: 0x112,
  xResolution: 0x11a,
  yResolution: 0x11b,
  resolutionUnit: 0x128,
  artist: 0x13b,
  chromaPosition: 0x213,
  copyright: 0x8298,
  exifDirectory: 0x8769,
  gpsDirectory: 0x8825,
  exifVersion: 0x9000,
  componentOrder: 0x9101,
  flashpixVersion: 0xa000,
  colourSpace: 0xa001,
  width: 0xa002,
  height: 0xa003,
  interoperabilityDirectory: 0xa005
} as const

export const GPS_LATITUDE = 2
export const INTEROPERABILITY_INDEX = 1
export const INTEROPERABILITY_VERSION = 2

export const TYPE = {
  ascii: 2,
  short: 3,
  long: 4,
  rational: 5,
  undefined: 7,
  pointer: 13,
  utf8: 129
}

export const RIGHTS: number[] = [TAG.copyright, TAG.artist]

const between = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i)

/**
 * How the original's pixels and its thumbnail are stored, and where: TIFF 6.0, its supplements, DNG.
 * Other metadata that TIFF keeps in tags, and the colours of pixels, which print has turned to sRGB.
 */
const OF_PIXELS = [
  ...between(0xfe, 0x10a),
  ...[0x111, 0x115, 0x116, 0x117, 0x118, 0x119, 0x11c, 0x120, 0x121, 0x122, 0x123, 0x124, 0x125],
  ...[0x12d, 0x13d, 0x13e, 0x13f],
  ...between(0x140, 0x15b),
  ...between(0x190, 0x1b5),
  ...between(0x200, 0x214),
  ...[0x2bc, 0x828d, 0x828e, 0x8290, 0x83bb, 0x8649, 0x8773, 0x888a, 0x935c, 0xc4a5, 0xcd41],
  ...between(0xc612, 0xc7ff)
]

/** The makers' own notes point at places in the original file. */
const MAKERS_NOTES = 0x927c

/** Where the subject is, in pixels. */
export const PLACES = [0x9214, 0xa214]

/** What is never copied from an original. */
export const NOT_COPIED = new Set([
  ...OF_PIXELS,
  MAKERS_NOTES,
  TAG.orientation,
  TAG.exifDirectory,
  TAG.gpsDirectory,
  TAG.interoperabilityDirectory,
  TAG.width,
  TAG.height
])
