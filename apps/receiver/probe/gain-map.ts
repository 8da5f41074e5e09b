import { asFarAsPossible, type ByteSource, partOf } from './byte-source.ts'
import { jpegSegments, type Segment } from './jpeg-segments.ts'
import type { GainMap, Tally } from './tally.ts'
import { openTiff, readDirectory } from './tiff-directory.ts'

export const PICTURES_PREFIX = 'MPF\0'
export const ISO_PREFIX = 'urn:iso:std:iso:ts:21496:-1\0'

const XMP_PREFIX = 'http://ns.adobe.com/xap/1.0/\0'
const XMP_NAMESPACE = 'http://ns.adobe.com/hdr-gain-map/1.0/'
/** What iPhones call their own kind, whose meaning is told in the maker's notes. */
export const APPLES_NAME = 'hdrgainmap'
const PICTURES = 0xb002
const PICTURE_BYTES = 16
const MOST_PICTURES = 16
/** What is looked at of each, which precedes its pixels. */
const HEAD_BYTES = 128 * 1024
const JPEG_START = 0xffd8
const APP1 = 0xe1
const APP2 = 0xe2
const SOF0 = 0xc0
const SOF2 = 0xc2
const SOS = 0xda

/** Looks for one among the pictures that a segment lists: CIPA DC-007, 5.2. */
export function findGainMap(
  file: ByteSource,
  { at, length }: Segment,
  tally: Tally
): GainMap | null {
  const base = at + PICTURES_PREFIX.length
  const tiff = openTiff(partOf(file, base, at + length - base))
  const list = readDirectory(tiff, tiff.first, tally).entries.get(PICTURES)
  // the first is the file itself
  const count = Math.min(MOST_PICTURES, Math.floor((list?.length ?? 0) / PICTURE_BYTES))
  for (let i = 1; list && i < count; i++) {
    const entry = list.at + i * PICTURE_BYTES
    const place = { at: base + tiff.number(entry + 8, 4), length: tiff.number(entry + 4, 4) }
    const found = asGainMap(file, place)
    if (found) return found
  }
  return null
}

function asGainMap(file: ByteSource, { at, length }: Pick<GainMap, 'at' | 'length'>) {
  if (at + length > file.size || length === 0) return undefined
  const picture = partOf(file, at, Math.min(length, HEAD_BYTES))
  const made = { at, length, width: 0, height: 0, inXmp: false, inIso: false }
  let isApples = false
  asFarAsPossible(() => {
    if (picture.bytes(0, 2).readUInt16BE() !== JPEG_START) return
    for (const segment of jpegSegments(picture)) {
      if (segment.code === SOS) return
      const content = picture.bytes(segment.at, segment.length)
      if (segment.code === SOF0 || segment.code === SOF2) {
        made.height = content.readUInt16BE(1)
        made.width = content.readUInt16BE(3)
      } else if (segment.code === APP1 && content.indexOf(XMP_PREFIX) === 0) {
        made.inXmp ||= content.includes(XMP_NAMESPACE)
        isApples ||= content.includes(APPLES_NAME)
      } else if (segment.code === APP2) made.inIso ||= content.indexOf(ISO_PREFIX) === 0
    }
  })
  return (made.inXmp || made.inIso || isApples) && made.width > 0 ? made : undefined
}
