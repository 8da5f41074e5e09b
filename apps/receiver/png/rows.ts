import { average } from './average.ts'
import { paeth } from './paeth.ts'
import type { Lend } from './scratch.ts'

/** The two that suit photographs, with the byte that names each before its row. */
const FILTERS = {
  average: { type: 3, apply: average },
  paeth: { type: 4, apply: paeth }
}
export type Filter = keyof typeof FILTERS

/** How rows lie in memory. */
export type Rows = { rowBytes: number; pixelBytes: number }

/** Filters rows that come in blocks of any length. What it gives is gone when it is given the next block. */
export function createFilter(
  { rowBytes, pixelBytes }: Rows,
  filter: Filter,
  lend: Lend
): (block: Buffer) => Buffer {
  const { type, apply } = FILTERS[filter]
  const lineBytes = 1 + rowBytes
  // in front always the last row of the block before; above the first row all is black
  let rows: Buffer = Buffer.alloc(rowBytes)
  let filtered: Buffer = Buffer.alloc(0)
  let filled = rowBytes
  return (block) => {
    const length = filled + block.length
    if (rows.length < length) {
      const before = rows
      rows = lend(length + rowBytes)
      before.copy(rows, 0, 0, filled)
    }
    block.copy(rows, filled)
    const count = Math.floor(length / rowBytes) - 1
    if (filtered.length < count * lineBytes) filtered = lend((count + 1) * lineBytes)
    apply(rows, filtered, { count, rowBytes, pixelBytes })
    for (let line = 0; line < count; line++) filtered[line * lineBytes] = type
    rows.copyWithin(0, count * rowBytes, length)
    filled = length - count * rowBytes
    return filtered.subarray(0, count * lineBytes)
  }
}
