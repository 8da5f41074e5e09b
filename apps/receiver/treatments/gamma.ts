import type { Parameters } from '#lib/treatments/index.ts'
import { byTable, tableOf } from '../colour/tables.ts'
import type { Operation } from '../pipeline/operation.ts'

export function gamma({ exponent }: Parameters<'gamma'>): Operation {
  return byTable(tableOf((light) => light ** (1 / exponent)))
}
