import type { Parameters } from '#lib/treatments/index.ts'
import { recombineColours } from '../colour/recombine.ts'
import type { Operation } from '../pipeline/operation.ts'

/** CSS's hue-rotate(): https://www.w3.org/TR/filter-effects-1/#feColorMatrixElement */
export function hue({ angle }: Parameters<'hue'>): Operation {
  const c = Math.cos((angle * Math.PI) / 180)
  const s = Math.sin((angle * Math.PI) / 180)
  return recombineColours([
    [0.213 + 0.787 * c - 0.213 * s, 0.715 - 0.715 * c - 0.715 * s, 0.072 - 0.072 * c + 0.928 * s],
    [0.213 - 0.213 * c + 0.143 * s, 0.715 + 0.285 * c + 0.14 * s, 0.072 - 0.072 * c - 0.283 * s],
    [0.213 - 0.213 * c - 0.787 * s, 0.715 - 0.715 * c + 0.715 * s, 0.072 + 0.928 * c + 0.072 * s]
  ])
}
