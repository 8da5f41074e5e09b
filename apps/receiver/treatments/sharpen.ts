import type { Sharp } from 'sharp'
import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'
import { channelsOf } from '../pipeline/picture.ts'

/** No threshold between flat and jagged areas (x1); limits of change (y2, y3) too high to matter. */
const ALIKE = { x1: 0, y2: 1000, y3: 1000 }
/** Rows kept in L*a*b*, and bytes of each of their samples (measured). */
const ROWS = 150
const SAMPLE_BYTES = 10

export function sharpen({ sigma, amount }: Parameters<'sharpen'>): Operation {
  const options = { sigma, m1: amount, m2: amount, ...ALIKE }
  const apply = (pipeline: Sharp) => pipeline.sharpen(options)
  return {
    framewise: true,
    ways: (before) => {
      const filterBytes = ROWS * before.width * channelsOf(before) * SAMPLE_BYTES
      return [{ from: 'sharpen', filterBytes, apply }]
    }
  }
}
