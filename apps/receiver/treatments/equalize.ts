import { byHistogram, type Histogram } from '../colour/histogram.ts'
import type { Operation } from '../pipeline/operation.ts'

export function equalize(): Operation {
  return byHistogram(equalizing)
}

/** Histogram equalization: R. Gonzalez and R. Woods, Digital Image Processing, 3.3. */
function equalizing(histogram: Histogram, total: number): Uint8Array {
  const darkest = histogram.find((count) => count > 0) ?? 0
  const brighter = total - darkest
  if (brighter === 0) return Uint8Array.from(histogram.keys())
  let upTo = 0
  return Uint8Array.from(histogram, (count) => {
    upTo += count
    return Math.round((255 * Math.max(0, upTo - darkest)) / brighter)
  })
}
