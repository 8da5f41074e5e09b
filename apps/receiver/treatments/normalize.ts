import type { Parameters } from '#lib/treatments/index.ts'
import { byHistogram, type Histogram } from '../colour/histogram.ts'
import { tableOf } from '../colour/tables.ts'
import type { Operation } from '../pipeline/operation.ts'

export function normalize({ black, white }: Parameters<'normalize'>): Operation {
  return byHistogram((histogram, total) => {
    const low = levelAfter(histogram, (total * black) / 100)
    const high = 255 - levelAfter(histogram.toReversed(), (total * white) / 100)
    const range = high - low
    return tableOf((sample) => (range > 0 ? (255 * sample - low) / range : sample))
  })
}

/** The lowest level whose cumulative count exceeds this many pixels. */
function levelAfter(histogram: Histogram, pixels: number): number {
  let passed = 0
  return histogram.findIndex((count) => {
    passed += count
    return passed > pixels
  })
}
