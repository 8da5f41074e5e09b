import type { Parameters } from '#lib/treatments/index.ts'
import { linear } from '../colour/linear.ts'
import type { Operation } from '../pipeline/operation.ts'

/** CSS's brightness(): https://www.w3.org/TR/filter-effects-1/#brightnessEquivalent */
export function brightness({ amount }: Parameters<'brightness'>): Operation {
  return linear(amount, 0)
}
