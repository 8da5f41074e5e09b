import type { Parameters } from '#lib/treatments/index.ts'
import { byTable } from '../colour/tables.ts'
import { toLuminance } from '../colour/to-luminance.ts'
import type { Operation } from '../pipeline/operation.ts'
import { LEVELS } from '../pipeline/picture.ts'

export function threshold({ level }: Parameters<'threshold'>): Operation[] {
  const table = Uint8Array.from({ length: LEVELS }, (_, light) => (light < level ? 0 : 255))
  return [toLuminance, byTable(table)]
}
