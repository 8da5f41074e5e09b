import type { Lines } from './lines.ts'
import { viewOf } from './view.ts'

const HIGH_BITS = 0x80808080
const OTHER_BITS = 0x7f7f7f7f

/** PNG's third filter: what of each byte the mean of its left and upper neighbours did not foretell. */
export function average(rows: Buffer, out: Buffer, { count, rowBytes, pixelBytes }: Lines) {
  const from = viewOf(rows)
  const to = viewOf(out)
  for (let line = 0; line < count; line++) {
    const first = (line + 1) * rowBytes
    const next = first + rowBytes
    const ahead = rowBytes - line - 1
    for (let i = first; i < first + pixelBytes; i++) {
      out[i - ahead] = (rows[i] as number) - ((rows[i - rowBytes] as number) >> 1)
    }
    const rest = averageOfFours(from, to, first + pixelBytes, next, ahead, rowBytes, pixelBytes)
    for (let i = rest; i < next; i++) {
      const left = rows[i - pixelBytes] as number
      out[i - ahead] = (rows[i] as number) - ((left + (rows[i - rowBytes] as number)) >> 1)
    }
  }
}

/**
 * Four bytes at a time, in one number, without carrying from one into the next: means and differences
 * as in Warren, Hacker's Delight, 2-5 and 2-18. Returns where it ended, fewer than four bytes before `end`.
 */
function averageOfFours(
  from: DataView,
  to: DataView,
  start: number,
  end: number,
  ahead: number,
  rowBytes: number,
  pixelBytes: number
): number {
  let i = start
  for (; i + 4 <= end; i += 4) {
    const here = from.getInt32(i, true)
    const left = from.getInt32(i - pixelBytes, true)
    const above = from.getInt32(i - rowBytes, true)
    const mean = ((left & above) + (((left ^ above) >>> 1) & OTHER_BITS)) | 0
    const low = (here | HIGH_BITS) - (mean & OTHER_BITS)
    to.setInt32(i - ahead, low ^ ((here ^ ~mean) & HIGH_BITS), true)
  }
  return i
}
