import { average } from './average.ts'
import type { Chunk } from './chunks.ts'
import type { Loose } from './loose.ts'
import { paeth } from './paeth.ts'
import type { Lend } from './scratch.ts'

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

export function rowsOf({ chunks }: Loose): Rows {
  const header = (chunks[0] as Chunk).body
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
  filter: Filter,
  lend: Lend
): (block: Buffer) => Buffer {
  const { type, apply } = FILTERS[filter]
  const lineBytes = 1 + rowBytes
  // in front always the last row of the block before; above the first row all is black
  let rows: Buffer = Buffer.alloc(lineBytes)
  let filtered: Buffer = Buffer.alloc(0)
  let filled = lineBytes
  return (block) => {
    const length = filled + block.length
    if (filtered.length < length) {
      const before = rows
      rows = lend(length + lineBytes)
      before.copy(rows, 0, 0, filled)
      filtered = lend(length + lineBytes)
    }
    block.copy(rows, filled)
    const end = length - (length % lineBytes)
    apply(rows, filtered, { first: lineBytes, end, lineBytes, pixelBytes })
    for (let line = lineBytes; line < end; line += lineBytes) filtered[line] = type
    rows.copyWithin(0, end - lineBytes, length)
    filled = length - end + lineBytes
    return filtered.subarray(lineBytes, end)
  }
}
