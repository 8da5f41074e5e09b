import sharp from 'sharp'
import { numbersIn } from './exif-block.ts'
import { drawJpeg, scene } from './pixels.ts'
import { jpegSegment } from './structures.ts'

const XMP_PREFIX = 'http://ns.adobe.com/xap/1.0/\0'
const ISO_PREFIX = 'urn:iso:std:iso:ts:21496:-1\0'
/** Before the offsets' origin in the segment that lists the pictures. */
const LIST_PREFIX = 'MPF\0'

type Made = {
  width?: number
  height?: number
  orientation?: number
  inXmp?: boolean
  inIso?: boolean
  /** In the place of Ultra HDR's. */
  xmp?: string
}

const ULTRA_HDR =
  packet(`hdrgm:Version="1.0" hdrgm:GainMapMin="0" hdrgm:GainMapMax="2" hdrgm:Gamma="1"
  hdrgm:OffsetSDR="0.015625" hdrgm:OffsetHDR="0.015625" hdrgm:HDRCapacityMin="0"
  hdrgm:HDRCapacityMax="2" hdrgm:BaseRenditionIsHDR="False"`)

/** The gain map of `ultraHdr`: a gray JPEG a quarter as wide, which says what it means. */
export async function gainMapJpeg({
  width = 80,
  height = 60,
  inXmp = true,
  inIso = true,
  xmp = ULTRA_HDR
}: Made = {}) {
  const gray = await sharp(await drawJpeg(scene(width / 4, height / 4, 1)))
    .toColourspace('b-w')
    .jpeg()
    .toBuffer()
  // one channel; minimum, maximum, gamma and both offsets, headrooms before them, as fractions
  const iso = [
    0,
    0,
    0,
    0,
    0x40,
    ...fractions([0, 1, 2, 1]),
    ...fractions([0, 1, 2, 1, 1, 1, 1, 64, 1, 64])
  ]
  return Buffer.concat([
    gray.subarray(0, 2),
    ...(inXmp ? [jpegSegment(0xe1, XMP_PREFIX + xmp)] : []),
    ...(inIso ? [jpegSegment(0xe2, ISO_PREFIX + Buffer.from(iso).toString('latin1'))] : []),
    gray.subarray(2)
  ])
}

/** A JPEG as phones write it, with a gain map behind it and a list of both pictures. */
export async function ultraHdr(made: Made = {}): Promise<Buffer> {
  const { width = 80, height = 60, orientation = 1, inXmp = true } = made
  const base = await drawJpeg(scene(width, height), orientation)
  const gainMap = await gainMapJpeg(made)
  const claims = packet(
    'hdrgm:Version="1.0"',
    `<Container:Directory><rdf:Seq>
      <rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="Primary" Item:Mime="image/jpeg"/></rdf:li>
      <rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="GainMap" Item:Mime="image/jpeg" Item:Length="${gainMap.length}"/></rdf:li>
    </rdf:Seq></Container:Directory>`
  )
  const xmp = inXmp ? jpegSegment(0xe1, XMP_PREFIX + claims) : Buffer.alloc(0)
  const start = Buffer.concat([base.subarray(0, 2), xmp])
  const listBytes = listOf([0, 0], [0, 0]).length
  const primary = base.length + xmp.length + listBytes
  const origin = start.length + 4 + LIST_PREFIX.length
  const list = listOf([primary, 0], [gainMap.length, primary - origin])
  return Buffer.concat([start, list, base.subarray(2), gainMap])
}

type Picture = [size: number, offset: number]

function listOf(...pictures: Picture[]): Buffer {
  const { u16, u32 } = numbersIn('II')
  const entry = (tag: number, type: number, count: number, value: number | Buffer) =>
    Buffer.concat([u16(tag), u16(type), u32(count), Buffer.isBuffer(value) ? value : u32(value)])
  const entries = [
    entry(0xb000, 7, 4, Buffer.from('0100')),
    entry(0xb001, 4, 1, pictures.length),
    entry(0xb002, 7, 16 * pictures.length, 8 + 2 + 36 + 4)
  ]
  const rows = pictures.map(([size, offset], i) =>
    Buffer.concat([u32(i === 0 ? 0x30000 : 0), u32(size), u32(offset), u32(0)])
  )
  const tiff = [Buffer.from('II*\0\x08\0\0\0', 'latin1'), u16(3), ...entries, u32(0), ...rows]
  return jpegSegment(0xe2, Buffer.concat([Buffer.from(LIST_PREFIX), ...tiff]))
}

function packet(attributes: string, elements = ''): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/"
    xmlns:Container="http://ns.google.com/photos/1.0/container/"
    xmlns:Item="http://ns.google.com/photos/1.0/container/item/" ${attributes}>${elements}</rdf:Description>
</rdf:RDF></x:xmpmeta>`
}

function fractions(numbers: number[]): number[] {
  return numbers.flatMap((number) => [0, 0, 0, number])
}
