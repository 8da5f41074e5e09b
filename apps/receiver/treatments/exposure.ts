import type { Parameters } from '#lib/treatments/index.ts'
import { fromLinear, toLinear } from '../colour/srgb.ts'
import { byTable, tableOf } from '../colour/tables.ts'
import type { Operation } from '../pipeline/operation.ts'

/** One stop more doubles the linear light. */
export function exposure({ stops }: Parameters<'exposure'>): Operation {
  return byTable(tableOf((sample) => fromLinear(toLinear(sample) * 2 ** stops)))
}
