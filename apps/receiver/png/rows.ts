import { average } from './average.ts'
import { paeth } from './paeth.ts'

/** The two that suit photographs, with the byte that names each before its row. */
const FILTERS = {
  average: { type: 3, apply: average },
  paeth: { type: 4, apply: paeth }
}
export type Filter = keyof typeof FILTERS

/** How the rows of a PNG lie in memory: what its header says. */
export type Rows = { rowBytes: number; pixelBytes: number }

const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 4: 2, 6: 4 }
const AT = { width: 0, depth: 8, colour: 9 }

export function rowsOf(header: Buffer): Rows {
  const bits = (CHANNELS[header[AT.colour] as number] ?? 1) * (header[AT.depth] as number)
  return {
    rowBytes: Math.ceil((header.readUInt32BE(AT.width) * bits) / 8),
    pixelBytes: Math.max(1, bits >> 3)
  }
}

/**
 * Filters rows that come unfiltered, in blocks of any length. What it gives is gone when it is given
 * the next block.
 */
export function createFilter(
  { rowBytes, pixelBytes }: Rows,
  filter: Filter
): (block: Buffer) => Buffer {
  const { type, apply } = FILTERS[filter]
  const line = 1 + rowBytes
  const above = Buffer.alloc(rowBytes)
  let rows: Buffer = Buffer.alloc(0)
  let filtered: Buffer = Buffer.alloc(0)
  let rest = 0
  return (block) => {
    const length = rest + block.length
    if (rows.length < length) {
      rows = Buffer.concat([rows.subarray(0, rest)], length + line)
      filtered = Buffer.allocUnsafe(length + line)
    }
    block.copy(rows, rest)
    const whole = length - (length % line)
    let before: Buffer = above
    for (let at = 0; at < whole; at += line) {
      const row = rows.subarray(at + 1, at + line)
      filtered[at] = type
      apply(row, before, filtered.subarray(at + 1, at + line), pixelBytes)
      before = row
    }
    before.copy(above)
    rows.copyWithin(0, whole, length)
    rest = length - whole
    return filtered.subarray(0, whole)
  }
}
