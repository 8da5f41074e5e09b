import type { Subject } from '#lib/failures/refusals.ts'
import { findRaw } from '#lib/images/raw/find-raw.ts'
import type { Raw } from '#lib/images/raw/raw.ts'
import { UndevelopableError } from '../pipeline/undevelopable.ts'
import { probeAvif } from './avif.ts'
import { asFarAsPossible, type ByteSource, partOf, withSource } from './byte-source.ts'
import { probeGif } from './gif.ts'
import { probeJpeg } from './jpeg.ts'
import { probePng } from './png.ts'
import { countRows } from './png-rows.ts'
import { createTally, markCutShort, type Tally } from './tally.ts'
import { probeTiff } from './tiff.ts'
import { probeWebp } from './webp.ts'

export type Probe = Omit<Tally, 'subject'>

type Follow = (source: ByteSource, tally: Tally) => void

/** The first bytes in hex, and what follows the structure from there. */
const FORMATS: [signature: RegExp, follow: Follow][] = [
  [/^ffd8ff/, probeJpeg],
  [/^89504e470d0a1a0a/, probePng],
  [/^47494638/, probeGif],
  [/^52494646.{8}57454250/, probeWebp],
  [/^(49492a00|4d4d002a|49492b00|4d4d002b)/, probeTiff],
  [/^.{8}66747970/, probeAvif]
]

const SIGNATURE_BYTES = 12

/**
 * Looks at how a file is made, before anything is decoded: a few kilobytes may describe hours of
 * work. What cannot be followed is left to the decoder.
 * @throws UndevelopableError when it exceeds a limit that no photograph meets
 */
export async function probe(path: string, subject: Subject = 'image'): Promise<Probe> {
  const tally = createTally(subject)
  let unfinished = false
  withSource(path, (source) => {
    tally.file = source.whole
    const raw = findRaw((at, length) => source.upTo(at, length))
    if (raw) return probeRaw(raw, source, tally)
    const start = source.upTo(0, SIGNATURE_BYTES).toString('hex')
    const [, follow] = FORMATS.find(([signature]) => signature.test(start)) ?? []
    asFarAsPossible(() => follow?.(source, tally))
    unfinished = follow === probePng && tally.tolerant
  })
  if (unfinished) await judgeRows(path, tally)
  return tally
}

/** @throws UndevelopableError when there is no picture inside that is large enough */
function probeRaw(raw: Raw, source: ByteSource, tally: Tally) {
  const { preview } = raw
  if (!preview) {
    throw new UndevelopableError({ code: 'raw-file', parameters: { kind: raw.kind.toUpperCase() } })
  }
  const jpeg = partOf(source, preview.at, preview.length)
  asFarAsPossible(() => probeJpeg(jpeg, tally))
  tally.raw = { ...raw, preview: { ...preview, length: jpeg.size } }
  // it is read into memory
  tally.unseenBytes += jpeg.size
  // which would lie elsewhere in the file
  tally.gainMap = null
  tally.hasGainMap = false
}

/** Without a row there is no picture. */
async function judgeRows(path: string, tally: Tally) {
  const { there, all, first, mend } = await countRows(path)
  if (mend) tally.mend = mend
  if (there < all) markCutShort(tally, there >= first)
}
