import { boxesIn, boxNamed } from './boxes.ts'
import type { ByteSource } from './byte-source.ts'
import { createCursor } from './cursor.ts'
import { addMetadata, reachPart, type Tally } from './tally.ts'

export type Size = { width: number; height: number }

/** ISO/IEC 23008-12, 6.5.3 and 9.3: the sizes that items claim to have. Counts colour profiles. */
export function readSizes(iprp: ByteSource | undefined, tally: Tally): Map<number, Size> {
  const sizes = new Map<number, Size>()
  const ipco = iprp && boxNamed(iprp, 'ipco', tally)
  if (!ipco) return sizes
  const properties = readProperties(ipco, tally)
  for (const { type, content } of boxesIn(iprp, tally)) {
    if (type !== 'ipma') continue
    for (const [id, index] of associations(content, tally)) {
      const size = properties.get(index)
      if (size && !sizes.has(id)) sizes.set(id, size)
    }
  }
  return sizes
}

/** The sizes by the place of their box, counted from 1. */
function readProperties(ipco: ByteSource, tally: Tally): Map<number, Size> {
  const sizes = new Map<number, Size>()
  let index = 0
  for (const { type, content } of boxesIn(ipco, tally)) {
    index++
    if (type === 'ispe') {
      const box = content.bytes(4, 8)
      sizes.set(index, { width: box.readUInt32BE(0), height: box.readUInt32BE(4) })
    } else if (type === 'colr') addProfile(content, tally)
  }
  return sizes
}

function addProfile(colr: ByteSource, tally: Tally) {
  const kind = colr.bytes(0, 4).toString('latin1')
  if (kind === 'prof' || kind === 'rICC') addMetadata(tally, 'icc', colr.size)
}

function* associations(ipma: ByteSource, tally: Tally): Generator<[id: number, index: number]> {
  const cursor = createCursor(ipma)
  const [version, flags] = cursor.versionAndFlags()
  const wide = (flags & 1) === 1
  const entries = cursor.number(4)
  reachPart(tally, 'sections', entries)
  for (let i = 0; i < entries; i++) {
    const id = cursor.number(version < 1 ? 2 : 4)
    const count = cursor.number(1)
    for (let k = 0; k < count; k++) {
      yield [id, wide ? cursor.number(2) & 0x7fff : cursor.number(1) & 0x7f]
    }
  }
}
