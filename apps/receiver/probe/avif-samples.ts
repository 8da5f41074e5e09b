import { readSequence } from './av1-sequence.ts'
import type { Item, Meta } from './avif-items.ts'
import type { Properties } from './avif-properties.ts'
import { boxesIn } from './boxes.ts'
import type { ByteSource } from './byte-source.ts'
import { createCursor } from './cursor.ts'
import type { Samples } from './samples.ts'
import type { Tally } from './tally.ts'

type Picture = {
  meta: Meta
  items: Map<number, Item>
  properties: Map<number, Properties>
  locations: Map<number, ByteSource>
  primary: number
}

/**
 * What is told of the primary item's colours: by its nclx box, else by its first tile's sequence
 * header. A profile takes precedence over both.
 */
export function avifSamples(picture: Picture, tally: Tally): Samples {
  const { meta, items, properties, locations, primary } = picture
  const references = readReferences(meta, tally)
  const premultiplied = references.has(`prem ${primary}`)
  const coded = items.get(primary)?.type === 'grid' ? references.get(`dimg ${primary}`) : primary
  const { nclx, icc } = properties.get(primary) ?? {}
  const source = locations.get(coded ?? primary)
  const isAv1 = items.get(coded ?? primary)?.type === 'av01'
  const told = nclx ?? (source && isAv1 ? readSequence(source, tally) : undefined)
  const gray = properties.get(coded ?? primary)?.monochrome === true
  return {
    ...(told && !icc && { cicp: { primaries: told.primaries, transfer: told.transfer } }),
    ...(gray && told?.fullRange === false && { limitedGray: true }),
    ...(premultiplied && { premultiplied })
  }
}

/** The first item that each refers to, by type of reference and item. */
function readReferences(meta: Meta, tally: Tally): Map<string, number> {
  const references = new Map<string, number>()
  const iref = meta.get('iref')
  if (!iref) return references
  const [version] = createCursor(iref).versionAndFlags()
  const idBytes = version === 0 ? 2 : 4
  for (const { type, content } of boxesIn(iref, tally, 4)) {
    const cursor = createCursor(content)
    const from = cursor.number(idBytes)
    cursor.number(2) // how many
    references.set(`${type} ${from}`, cursor.number(idBytes))
  }
  return references
}
