import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'

/** No threshold between flat and jagged areas (x1); limits of change (y2, y3) too high to matter. */
const ALIKE = { x1: 0, y2: 1000, y3: 1000 }

export function sharpen({ sigma, amount }: Parameters<'sharpen'>): Operation {
  const options = { sigma, m1: amount, m2: amount, ...ALIKE }
  return {
    framewise: true,
    ways: () => [{ from: 'sharpen', apply: (pipeline) => pipeline.sharpen(options) }]
  }
}
