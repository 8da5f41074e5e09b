import type { Parameters } from '#lib/treatments/index.ts'
import { type Matrix, recombine, type Weights } from '../colour/recombine.ts'
import type { Operation } from '../pipeline/operation.ts'
import { WEIGHTS } from './grayscale.ts'

/** Interpolates between the two colours (RRGGBB) by BT.709 luma. */
export function duotone({ shadows, highlights }: Parameters<'duotone'>): Operation[] {
  const dark = [...Buffer.from(shadows, 'hex')] as Weights
  const bright = [...Buffer.from(highlights, 'hex')] as Weights
  const rows = dark.map((from, i) =>
    WEIGHTS.rec709.map((weight) => (weight * ((bright[i] as number) - from)) / 255)
  )
  return recombine(rows as Matrix, dark)
}
