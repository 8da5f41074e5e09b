import type { PrintFacts } from './print-facts.ts'

/** Namespaces of which something is outdated in a print. */
export const NAMESPACES = {
  tiff: 'http://ns.adobe.com/tiff/1.0/',
  exif: 'http://ns.adobe.com/exif/1.0/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpNote: 'http://ns.adobe.com/xmp/note/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  dcterms: 'http://purl.org/dc/terms/',
  'mwg-rs': 'http://www.metadataworkinggroup.com/schemas/regions/',
  MP: 'http://ns.microsoft.com/photo/1.2/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
  GPano: 'http://ns.google.com/photos/1.0/panorama/',
  GImage: 'http://ns.google.com/photos/1.0/image/',
  GDepth: 'http://ns.google.com/photos/1.0/depthmap/',
  GAudio: 'http://ns.google.com/photos/1.0/audio/',
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
  /^(hdrgm|HDRGainMap|Container|GImage|GDepth|GAudio):/,
  /^GCamera:(Motion|MicroVideo)/,
  /^xmpNote:HasExtendedXMP$/,
  /^dcterms:provenance$/,
  /^xmp:(Thumbnails|PageInfo)$/,
  /^tiff:(BitsPerSample|Compression|PhotometricInterpretation|SamplesPerPixel)$/,
  /^tiff:(PlanarConfiguration|YCbCr\w+|Reference\w+)$/
]
const OF_COLOURS =
  /^(exif:ColorSpace|photoshop:ICCProfile|tiff:(WhitePoint|Primary\w+|Transfer\w+))$/

/** Places in the picture, in pixels, and in parts of its size: of its subject, of people, of the horizon. */
const IN_PIXELS = /^exif:Subject(Area|Location)$/
const IN_PARTS = /^((mwg-rs|MP|GPano):|Iptc4xmpExt:ImageRegion$)/

/** What becomes of a property in a print: its value, undefined if it has to go, or null to keep it. */
export type Change = (property: string) => string | undefined | null

export function changeFor({ width, height, profiled, framing }: PrintFacts): Change {
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
    if (framing !== 'same' && IN_PIXELS.test(property)) return undefined
    if (framing === 'changed' && IN_PARTS.test(property)) return undefined
    return GONE.some((gone) => gone.test(property)) ? undefined : null
  }
}
