import { loops, memoryAt } from './loops.ts'

/** The two of PNG's filters that suit photographs. */
export type Filter = 'average' | 'paeth'

/** How rows lie in memory. */
export type Rows = { rowBytes: number; pixelBytes: number }

/**
 * Filters rows, some at a time, which `fill` has to put where it is told; behind that place it may use what
 * it needs. What it gives, each row behind its filter's number, lies in memory that is used again: it is gone
 * with the turn of the event loop.
 */
export function createFilter({ rowBytes, pixelBytes }: Rows, filter: Filter) {
  // above the first row all is black
  const above = Buffer.alloc(rowBytes)
  return (count: number, fill: (into: Buffer) => void): Buffer => {
    const from = loops.free.value
    const rows = memoryAt(from, (2 * count + 1) * (1 + rowBytes))
    const to = from + (count + 1) * rowBytes
    above.copy(rows)
    fill(rows.subarray(rowBytes, (count + 1) * rowBytes))
    loops[filter](from, to, count, rowBytes, pixelBytes)
    memoryAt(from + count * rowBytes, rowBytes).copy(above)
    return memoryAt(to, count * (1 + rowBytes))
  }
}
