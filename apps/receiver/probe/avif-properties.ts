import { boxesIn, boxNamed } from './boxes.ts'
import type { ByteSource } from './byte-source.ts'
import { createCursor } from './cursor.ts'
import { APPLES_NAME } from './gain-map.ts'
import { addMetadata, reachPart, type Tally } from './tally.ts'

export type Size = { width: number; height: number }

/** ISO/IEC 23000-22, 7.3.6.4: codes of ITU-T H.273. */
export type Nclx = { primaries: number; transfer: number; fullRange: boolean }

/** AV1 Codec ISO Media File Format Binding, 2.3.3: the flag in the third byte. */
const MONOCHROME = 0x10

/** Of what an auxiliary picture is for: ISO/IEC 23008-12, 6.5.8. */
const URN_BYTES = 64

/** What the properties of an item claim: ISO/IEC 23008-12, 6.5. The first of a kind counts. */
export type Properties = { size?: Size; nclx?: Nclx; icc?: boolean; monochrome?: boolean }

/** The properties of each item. Counts colour profiles. */
export function readProperties(
  iprp: ByteSource | undefined,
  tally: Tally
): Map<number, Properties> {
  const items = new Map<number, Properties>()
  const ipco = iprp && boxNamed(iprp, 'ipco', tally)
  if (!ipco) return items
  const each = Array.from(boxesIn(ipco, tally), (box) => readProperty(box.type, box.content))
  for (const { type, content } of boxesIn(ipco, tally)) {
    if (type === 'colr' && isProfile(kindOf(content))) addMetadata(tally, 'icc', content.size)
    if (type === 'auxC' && content.upTo(0, URN_BYTES).includes(APPLES_NAME)) tally.hasGainMap = true
  }
  for (const { type, content } of boxesIn(iprp, tally)) {
    if (type !== 'ipma') continue
    for (const [id, index] of associations(content, tally)) {
      items.set(id, { ...each[index - 1], ...items.get(id) })
    }
  }
  return items
}

function readProperty(type: string, content: ByteSource): Properties {
  if (type === 'ispe') {
    const box = content.bytes(4, 8)
    return { size: { width: box.readUInt32BE(0), height: box.readUInt32BE(4) } }
  }
  if (type === 'av1C') return { monochrome: ((content.upTo(2, 1)[0] ?? 0) & MONOCHROME) > 0 }
  if (type !== 'colr') return {}
  const kind = kindOf(content)
  return isProfile(kind) ? { icc: true } : kind === 'nclx' ? { nclx: readNclx(content) } : {}
}

const kindOf = (colr: ByteSource) => colr.bytes(0, 4).toString('latin1')
const isProfile = (kind: string) => kind === 'prof' || kind === 'rICC'

function readNclx(colr: ByteSource): Nclx {
  const box = colr.bytes(4, 7)
  return {
    primaries: box.readUInt16BE(0),
    transfer: box.readUInt16BE(2),
    fullRange: (box[6] ?? 0) >> 7 === 1
  }
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
