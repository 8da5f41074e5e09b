import { asFarAsPossible, type ByteSource, partOf } from './byte-source.ts'
import { addMetadata, addPart, type Tally } from './tally.ts'
import { type Entry, numberOf, openTiff, readDirectory, type TiffSource } from './tiff-directory.ts'

export const EXIF_PREFIX = 'Exif\0\0'

/** Exif, GPS and interoperability IFDs: CIPA DC-008, 4.6.3. */
const INTEROPERABILITY = 0xa005
const POINTERS = [0x8769, 0x8825, INTEROPERABILITY]
/** DCF 2.0, 3.2.2: the index of a file in Adobe RGB. */
const INDEX = 1
const OPTION_FILE = 'R03'
/** EXIF knows 1 (sRGB) and 65535 (any other); some cameras write 2. */
const COLOUR_SPACE = 0xa001
const ADOBE_RGB = 2

/** EXIF is a TIFF without pixels. Some writers keep the prefix that it has in JPEG. */
export function probeExif(block: ByteSource, tally: Tally) {
  addMetadata(tally, 'exif', block.size)
  const prefix = block.upTo(0, EXIF_PREFIX.length).toString('latin1')
  const start = prefix === EXIF_PREFIX ? EXIF_PREFIX.length : 0
  asFarAsPossible(() => {
    const tiff = openTiff(partOf(block, start, block.size))
    walkDirectories(tiff, tiff.first, tally)
  })
}

/** The directories that libexif reads: the first, the next, and one for each pointer. */
export function walkDirectories(tiff: TiffSource, first: number, tally: Tally) {
  const offsets = new Map<string | number, number>([['first', first]])
  for (const [origin, at] of offsets) {
    addPart(tally, 'pages')
    asFarAsPossible(() => {
      const { entries, valueBytes, next } = readDirectory(tiff, at, tally)
      addMetadata(tally, 'exif', valueBytes)
      for (const tag of POINTERS) {
        const pointed = numberOf(tiff, entries.get(tag))
        if (pointed && !offsets.has(tag)) offsets.set(tag, pointed)
      }
      const told = numberOf(tiff, entries.get(COLOUR_SPACE)) === ADOBE_RGB
      if (told || textOf(tiff, entries.get(INDEX)) === OPTION_FILE) tally.samples.adobeRgb = true
      if (origin === 'first' && next) offsets.set('next', next)
    })
  }
}

function textOf(tiff: TiffSource, entry: Entry | undefined): string {
  return entry ? tiff.upTo(entry.at, OPTION_FILE.length).toString('latin1') : ''
}
