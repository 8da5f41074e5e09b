import { boxNamed } from './boxes.ts'
import type { ByteSource } from './byte-source.ts'
import type { Mend, Tally } from './tally.ts'

const MAJOR_BRAND_AT = 8
const FILM = 'avis'
/** `avif`. */
const STILL = 0x61766966
/** ISO/IEC 14496-12, 8.7.3: of each frame of a track, its size. */
const PATH = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsz']
const COUNT_AT = 8

/** libvips opens a film (AV1 Image File Format, 6.3) only when it is told that it is a picture. */
const asStill: Mend = {
  numbers: [{ at: MAJOR_BRAND_AT, value: STILL, bytes: 4, littleEndian: false }]
}

/** Of a film that has a picture beside its track, the picture is read. */
export function probeFilm(file: ByteSource, tally: Tally) {
  if (file.upTo(MAJOR_BRAND_AT, FILM.length).toString('latin1') !== FILM) return
  tally.mend = asStill
  let box: ByteSource | undefined = file
  for (const name of PATH) box &&= boxNamed(box, name, tally)
  tally.animationFrames = box?.bytes(COUNT_AT, 4).readUInt32BE() ?? 0
}
