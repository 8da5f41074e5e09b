import type { Parameters } from '#lib/treatments/index.ts'
import { linear } from '../colour/linear.ts'
import type { Operation } from '../pipeline/operation.ts'

/** CSS's contrast(): https://www.w3.org/TR/filter-effects-1/#contrastEquivalent */
export function contrast({ amount }: Parameters<'contrast'>): Operation {
  return linear(amount, 255 * (0.5 - 0.5 * amount))
}
