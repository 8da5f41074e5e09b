import { loops, memoryAt } from './loops.ts'

/** The two of PNG's filters that suit photographs. */
export type Filter = 'average' | 'paeth'

/** The layout of rows in memory. */
export type RowLayout = { rowBytes: number; pixelBytes: number }

/**
 * Returns a function that filters the next `count` rows. `fill` writes them into the buffer passed to
 * it, and may overwrite the memory behind that. The filtered rows, each after its filter type's byte,
 * are in lent memory: valid until the next turn of the event loop.
 */
export function createFilter({ rowBytes, pixelBytes }: RowLayout, filter: Filter) {
  // The row above the first counts as zeros.
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
