import { asFarAsPossible, type ByteSource } from '../probe/byte-source.ts'
import { createTally } from '../probe/tally.ts'
import {
  isWhole,
  numberOf,
  openTiff,
  readDirectory,
  type TiffSource
} from '../probe/tiff-directory.ts'
import { TAG } from './exif-tags.ts'

/** A tag with its values, in the byte order of the whole. */
export type Tag = { tag: number; type: number; count: number; bytes: Buffer }

/** EXIF by its directories: CIPA DC-008, 4.6.3. */
export type Exif = Record<DirectoryName, Tag[]> & { littleEndian: boolean }
export type DirectoryName = 'image' | 'photo' | 'gps' | 'interoperability'

const SIGNATURE = /^(II[*+]\0|MM\0[*+])/
const SIGNATURE_BYTES = 4

/**
 * The tags that are whole, of a block of EXIF or a TIFF. Directories that cannot be read are empty;
 * the thumbnail's is never read.
 */
export function readExif(source: ByteSource): Exif | undefined {
  const signature = source.upTo(0, SIGNATURE_BYTES).toString('latin1')
  if (!SIGNATURE.test(signature)) return undefined
  const exif: Exif = {
    littleEndian: signature.startsWith('I'),
    image: [],
    photo: [],
    gps: [],
    interoperability: []
  }
  asFarAsPossible(() => {
    const tiff = openTiff(source)
    const image = readTags(tiff, tiff.first)
    exif.image = image.tags
    exif.gps = readTags(tiff, image.pointer(TAG.gpsDirectory)).tags
    const photo = readTags(tiff, image.pointer(TAG.exifDirectory))
    exif.photo = photo.tags
    exif.interoperability = readTags(tiff, photo.pointer(TAG.interoperabilityDirectory)).tags
  })
  return exif
}

function readTags(tiff: TiffSource, at: number | undefined) {
  const tags: Tag[] = []
  const pointers = new Map<number, number | undefined>()
  asFarAsPossible(() => {
    if (!at) return
    const { entries } = readDirectory(tiff, at, createTally('image'))
    for (const entry of entries.values()) {
      const { tag, type, count } = entry
      if (POINTERS.includes(tag)) pointers.set(tag, numberOf(tiff, entry))
      if (isWhole(entry)) tags.push({ tag, type, count, bytes: tiff.bytes(entry.at, entry.length) })
    }
  })
  return { tags, pointer: (tag: number) => pointers.get(tag) }
}

const POINTERS: number[] = [TAG.exifDirectory, TAG.gpsDirectory, TAG.interoperabilityDirectory]
