import type { Parameters } from '#lib/treatments/index.ts'
import { type Matrix, recombineColours } from '../colour/recombine.ts'
import type { Operation } from '../pipeline/operation.ts'

export function saturation({ amount }: Parameters<'saturation'>): Operation {
  return recombineColours(saturating(amount))
}

/** CSS's saturate(): https://www.w3.org/TR/filter-effects-1/#feColorMatrixElement */
export function saturating(s: number): Matrix {
  return [
    [0.213 + 0.787 * s, 0.715 - 0.715 * s, 0.072 - 0.072 * s],
    [0.213 - 0.213 * s, 0.715 + 0.285 * s, 0.072 - 0.072 * s],
    [0.213 - 0.213 * s, 0.715 - 0.715 * s, 0.072 + 0.928 * s]
  ]
}
