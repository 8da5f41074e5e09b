import type { Lines } from './lines.ts'
import { viewOf } from './view.ts'

const HIGH_BITS = 0x80808080
const OTHER_BITS = 0x7f7f7f7f

/** PNG's third filter: what of each byte the mean of its left and upper neighbours did not foretell. */
export function average(rows: Buffer, out: Buffer, { first, end, lineBytes, pixelBytes }: Lines) {
  const from = viewOf(rows)
  const to = viewOf(out)
  for (let line = first; line < end; line += lineBytes) {
    const start = line + 1 + pixelBytes
    const next = line + lineBytes
    for (let i = line + 1; i < start; i++) {
      out[i] = (rows[i] as number) - ((rows[i - lineBytes] as number) >> 1)
    }
    const rest = averageOfFours(from, to, start, next, lineBytes, pixelBytes)
    for (let i = rest; i < next; i++) {
      const left = rows[i - pixelBytes] as number
      out[i] = (rows[i] as number) - ((left + (rows[i - lineBytes] as number)) >> 1)
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
  lineBytes: number,
  pixelBytes: number
): number {
  let i = start
  for (; i + 4 <= end; i += 4) {
    const here = from.getInt32(i, true)
    const left = from.getInt32(i - pixelBytes, true)
    const above = from.getInt32(i - lineBytes, true)
    const mean = ((left & above) + (((left ^ above) >>> 1) & OTHER_BITS)) | 0
    const low = (here | HIGH_BITS) - (mean & OTHER_BITS)
    to.setInt32(i, low ^ ((here ^ ~mean) & HIGH_BITS), true)
  }
  return i
}
