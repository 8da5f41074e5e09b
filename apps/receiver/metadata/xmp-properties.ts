import type { PrintFacts } from './print-facts.ts'

/** Namespaces of which something is outdated in a print. */
export const NAMESPACES = {
  tiff: 'http://ns.adobe.com/tiff/1.0/',
  exif: 'http://ns.adobe.com/exif/1.0/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpNote: 'http://ns.adobe.com/xmp/note/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  dcterms: 'http://purl.org/dc/terms/',
  hdrgm: 'http://ns.adobe.com/hdr-gain-map/1.0/',
  HDRGainMap: 'http://ns.apple.com/HDRGainMap/1.0/',
  Container: 'http://ns.google.com/photos/1.0/container/',
  GCamera: 'http://ns.google.com/photos/1.0/camera/'
} as const

/**
 * What points at other parts of the original file (a gain map, a video, more XMP, a C2PA manifest),
 * says how its pixels were stored, or is a small copy of them. With the usual prefix.
 */
const GONE = [
  /^(hdrgm|HDRGainMap|Container):/,
  /^GCamera:(Motion|MicroVideo)/,
  /^xmpNote:HasExtendedXMP$/,
  /^dcterms:provenance$/,
  /^xmp:Thumbnails$/,
  /^exif:Subject(Area|Location)$/,
  /^tiff:(BitsPerSample|Compression|PhotometricInterpretation|SamplesPerPixel)$/,
  /^tiff:(PlanarConfiguration|YCbCr\w+|Reference\w+)$/
]
const OF_COLOURS =
  /^(exif:ColorSpace|photoshop:ICCProfile|tiff:(WhitePoint|Primary\w+|Transfer\w+))$/

/** What becomes of a property in a print: its value, undefined if it has to go, or null to keep it. */
export type Change = (property: string) => string | undefined | null

export function changeFor({ width, height, profiled }: PrintFacts): Change {
  const values = new Map([
    ['tiff:Orientation', 1],
    ['tiff:ImageWidth', width],
    ['tiff:ImageLength', height],
    ['exif:PixelXDimension', width],
    ['exif:PixelYDimension', height]
  ])
  return (property) => {
    const value = values.get(property)
    if (value !== undefined) return String(value)
    if (!profiled && OF_COLOURS.test(property)) return undefined
    return GONE.some((gone) => gone.test(property)) ? undefined : null
  }
}
