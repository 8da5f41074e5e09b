import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'
import { byTable, tableOf } from '../tone/tables.ts'

export function gamma({ exponent }: Parameters<'gamma'>): Operation {
  return byTable(tableOf((light) => light ** (1 / exponent)))
}
