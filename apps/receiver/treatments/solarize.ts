import type { Parameters } from '#lib/treatments/index.ts'
import { byTable } from '../colour/tables.ts'
import type { Operation } from '../pipeline/operation.ts'
import { LEVELS } from '../pipeline/picture.ts'

export function solarize({ level }: Parameters<'solarize'>): Operation {
  return byTable(Uint8Array.from({ length: LEVELS }, (_, v) => (v < level ? v : 255 - v)))
}
