import type { Sharp } from 'sharp'
import type { Parameters } from '#lib/treatments/index.ts'
import { besideAlpha } from '../colour/beside-alpha.ts'
import type { Operation } from '../pipeline/operation.ts'
import { channelsOf, type Picture } from '../pipeline/picture.ts'

/** No threshold between flat and jagged areas (x1); limits of change (y2, y3) too high to matter. */
const ALIKE = { x1: 0, y2: 1000, y3: 1000 }
/** Rows kept in L*a*b*, and bytes of each of their samples (measured). */
const ROWS = 150
const SAMPLE_BYTES = 10
/** Pixels on each side that count, in sigmas: libvips cuts the bell off at a tenth of its height. */
const REACH = Math.sqrt(2 * Math.log(10))

export function sharpen({ sigma, amount }: Parameters<'sharpen'>): Operation {
  const options = { sigma, m1: amount, m2: amount, ...ALIKE }
  const apply = (pipeline: Sharp) => pipeline.sharpen(options)
  const reach = Math.ceil(REACH * sigma)
  return {
    framewise: true,
    ways: (before) => [{ from: 'sharpen', filterBytes: filterBytes(before), apply }],
    instead: ({ alpha, deep }) =>
      alpha && !deep ? besideAlpha({ apply, reach, filterBytes }) : undefined
  }
}

function filterBytes(before: Picture): number {
  return ROWS * before.width * channelsOf(before) * SAMPLE_BYTES
}
