import type { Parameters } from '#lib/treatments/index.ts'
import { byTable, tableOf } from '../colour/tables.ts'
import type { Operation } from '../pipeline/operation.ts'

/** SVG's discrete transfer function: https://www.w3.org/TR/filter-effects-1/#attr-valuedef-type-discrete */
export function posterize({ levels }: Parameters<'posterize'>): Operation {
  const step = (sample: number) => Math.min(Math.floor(sample * levels), levels - 1)
  return byTable(tableOf((sample) => step(sample) / (levels - 1)))
}
