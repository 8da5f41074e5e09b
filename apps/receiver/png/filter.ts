import { loops, memoryAt } from './loops.ts'

/** The two of PNG's filters that suit photographs. */
export type Filter = 'average' | 'paeth'

/** How rows lie in memory. */
export type RowLayout = { rowBytes: number; pixelBytes: number }

/**
 * Filters some rows at a time. `fill` writes them into the buffer that it is given, and may use the
 * memory behind it. The filtered rows, each after its filter type's byte, are in lent memory: they
 * are valid until the next turn of the event loop.
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
