import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'

/** Above m1 and m2, libvips' limits of how far a pixel may move, everything is sharpened alike. */
const ALIKE = { x1: 0, y2: 1000, y3: 1000 }

export function sharpen({ sigma, amount }: Parameters<'sharpen'>): Operation {
  const options = { sigma, m1: amount, m2: amount, ...ALIKE }
  return {
    framewise: true,
    ways: () => [{ from: 'sharpen', apply: (pipeline) => pipeline.sharpen(options) }]
  }
}
