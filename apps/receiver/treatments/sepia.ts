import type { Parameters } from '#lib/treatments/index.ts'
import { recombine } from '../colour/recombine.ts'
import type { Operation } from '../pipeline/operation.ts'

/** CSS's sepia(): https://www.w3.org/TR/filter-effects-1/#sepiaEquivalent */
export function sepia({ amount }: Parameters<'sepia'>): Operation[] {
  const rest = 1 - amount
  return recombine([
    [0.393 + 0.607 * rest, 0.769 - 0.769 * rest, 0.189 - 0.189 * rest],
    [0.349 - 0.349 * rest, 0.686 + 0.314 * rest, 0.168 - 0.168 * rest],
    [0.272 - 0.272 * rest, 0.534 - 0.534 * rest, 0.131 + 0.869 * rest]
  ])
}
