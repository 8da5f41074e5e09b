import type { Sharp } from 'sharp'
import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'
import { channelsOf } from '../pipeline/picture.ts'
import { withinRegion } from '../pipeline/region.ts'

/** libvips cuts the bell off where it falls below a fifth of its height. */
const ROWS_PER_SIGMA = 2 * Math.sqrt(2 * Math.log(5))
/** Rows besides the window's, and bytes of each sample in them all (measured). */
const ROWS_MORE = 100
const SAMPLE_BYTES = 10

export function blur({ sigma, region }: Parameters<'blur'>): Operation {
  return withinRegion(region, {
    framewise: true,
    ways: (before) => {
      const rowBytes = before.width * channelsOf(before) * SAMPLE_BYTES
      const filterBytes = (ROWS_PER_SIGMA * sigma + ROWS_MORE) * rowBytes
      const apply = (pipeline: Sharp) => pipeline.blur({ sigma, precision: 'float' })
      return [{ from: 'blur', buffers: before, filterBytes, apply }]
    }
  })
}
