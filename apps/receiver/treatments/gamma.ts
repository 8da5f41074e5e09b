import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../operation.ts'
import { byTable, tableOf } from './tables.ts'

export function gamma({ exponent }: Parameters<'gamma'>): Operation {
  return byTable(tableOf((light) => light ** (1 / exponent)))
}
