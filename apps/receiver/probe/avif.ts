import { inflateRawSync, inflateSync } from 'node:zlib'
import { UndevelopableError } from '../pipeline/undevelopable.ts'
import { readSequence } from './av1-sequence.ts'
import { probeFilm } from './avif-film.ts'
import { type Item, type Meta, readItems, readLocations, readMeta } from './avif-items.ts'
import { type Properties, readProperties, type Size } from './avif-properties.ts'
import { avifSamples } from './avif-samples.ts'
import { boxesIn, boxNamed } from './boxes.ts'
import { asFarAsPossible, type ByteSource, partOf } from './byte-source.ts'
import { createCursor } from './cursor.ts'
import { probeExif } from './exif.ts'
import { inflatedBytes } from './inflated-bytes.ts'
import { MAX_METADATA } from './limits.ts'
import { addMetadata, reachPart, type Tally } from './tally.ts'

const XMP_TYPE = 'application/rdf+xml'
/** What libheif inflates, by its names. */
const ENCODINGS: Record<string, typeof inflateSync> = {
  compress_zlib: inflateSync,
  deflate: inflateRawSync
}
/** C2PA 2.1, A.5.1. */
const C2PA = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex')
/** What libheif and its decoder take for a pixel. */
const PIXEL_BYTES = 19

/** HEIF with AV1 (ISO/IEC 23008-12): its items, and whether their sizes are what they claim. */
export function probeAvif(file: ByteSource, tally: Tally) {
  asFarAsPossible(() => {
    tally.manifest = hasManifest(file, tally)
  })
  const content = boxNamed(file, 'meta', tally)
  if (!content) return
  const meta = readMeta(content, tally)
  const items = readItems(meta, tally)
  const properties = readProperties(meta.get('iprp'), tally)
  const locations = readLocations(meta, file, tally)
  countTiles(meta, tally)
  for (const [id, item] of items) {
    const source = locations.get(id)
    if (!source) continue
    asFarAsPossible(() => probeItem(item, { source, claimed: properties.get(id)?.size, tally }))
  }
  const primary = primaryOf(meta)
  tally.codec = codecOf(items, primary)
  if (tally.codec === 'av01') asFarAsPossible(() => probeFilm(file, tally))
  tally.unseenBytes = unseenBytes(properties, primary)
  const picture = { meta, items, properties, locations, primary }
  asFarAsPossible(() => {
    tally.samples = avifSamples(picture, tally)
  })
}

function hasManifest(file: ByteSource, tally: Tally): boolean {
  for (const { type, content } of boxesIn(file, tally)) {
    if (type === 'uuid' && content.upTo(0, C2PA.length).equals(C2PA)) return true
  }
  return false
}

type Located = { source: ByteSource; claimed: Size | undefined; tally: Tally }

function probeItem(item: Item, { source, claimed, tally }: Located) {
  if (item.type === 'av01') assertSize(readSequence(source, tally), claimed, tally)
  else if (item.type === 'grid') assertSize(gridSize(source), claimed, tally)
  else if (item.type === 'tmap') tally.hasGainMap = true
  else if (item.type === 'mime') addText(item, source, tally)
  else if (item.type === 'Exif') {
    const start = 4 + source.bytes(0, 4).readUInt32BE()
    probeExif(partOf(source, start, source.size), tally)
  }
}

function addText({ mediaType, encoding }: Item, source: ByteSource, tally: Tally) {
  const part = mediaType === XMP_TYPE ? 'xmp' : 'other'
  const inflate = ENCODINGS[encoding]
  const allowed = MAX_METADATA[part]
  if (!inflate || source.size > allowed) addMetadata(tally, part, source.size)
  else addMetadata(tally, part, inflatedBytes(source.bytes(0, source.size), allowed, inflate))
}

/** @throws UndevelopableError when there are more pixels than the header claims */
function assertSize(size: Size | undefined, claimed: Size | undefined, { subject }: Tally) {
  if (!size || !claimed) return
  const { width, height } = size
  if (width <= claimed.width && height <= claimed.height) return
  const parameters = { subject, width, height, claimed }
  throw new UndevelopableError({ code: 'contradictory-size', parameters })
}

/** ISO/IEC 23008-12, 6.6.2.3.2: the picture that tiles make together. */
function gridSize(grid: ByteSource): Size {
  const cursor = createCursor(grid)
  const flags = cursor.number(2) & 1
  cursor.number(2) // rows and columns
  const bytes = flags ? 4 : 2
  return { width: cursor.number(bytes), height: cursor.number(bytes) }
}

/** The items that each derived image is made of. */
function countTiles(meta: Meta, tally: Tally) {
  const iref = meta.get('iref')
  if (!iref) return
  const [version] = createCursor(iref).versionAndFlags()
  for (const { type, content } of boxesIn(iref, tally, 4)) {
    const idBytes = version === 0 ? 2 : 4
    if (type === 'dimg') reachPart(tally, 'tiles', content.bytes(idBytes, 2).readUInt16BE())
  }
}

/** A picture made of tiles is coded as they are. */
function codecOf(items: Map<number, Item>, primary: number): string | undefined {
  const own = items.get(primary)?.type
  return own === 'grid' ? [...items.values()].find(({ type }) => type !== 'grid')?.type : own
}

function primaryOf(meta: Meta): number {
  const pitm = meta.get('pitm')
  if (!pitm) return 0
  const cursor = createCursor(pitm)
  const [version] = cursor.versionAndFlags()
  return cursor.number(version === 0 ? 2 : 4)
}

/** A mask or a tile may be larger than the picture that it belongs to. */
function unseenBytes(properties: Map<number, Properties>, primary: number): number {
  const areas = Array.from(properties.values(), ({ size }) => areaOf(size))
  const own = areaOf(properties.get(primary)?.size)
  return Math.max(0, Math.max(0, ...areas) - own) * PIXEL_BYTES
}

function areaOf({ width, height }: Size = { width: 0, height: 0 }): number {
  return width * height
}
