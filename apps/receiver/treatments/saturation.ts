import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../operation.ts'
import { recombineColours } from './recombine.ts'

/** CSS's saturate(): https://www.w3.org/TR/filter-effects-1/#feColorMatrixElement */
export function saturation({ amount: s }: Parameters<'saturation'>): Operation {
  return recombineColours([
    [0.213 + 0.787 * s, 0.715 - 0.715 * s, 0.072 - 0.072 * s],
    [0.213 - 0.213 * s, 0.715 + 0.285 * s, 0.072 - 0.072 * s],
    [0.213 - 0.213 * s, 0.715 - 0.715 * s, 0.072 + 0.928 * s]
  ])
}
