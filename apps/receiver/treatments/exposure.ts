import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'
import { fromLinear, toLinear } from '../tone/srgb.ts'
import { byTable, tableOf } from '../tone/tables.ts'

/** A stop more is twice the light. */
export function exposure({ stops }: Parameters<'exposure'>): Operation {
  return byTable(tableOf((sample) => fromLinear(toLinear(sample) * 2 ** stops)))
}
