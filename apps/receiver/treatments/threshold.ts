import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../operation.ts'
import { grayscale } from './grayscale.ts'
import { byTable } from './tables.ts'

export function threshold({ level }: Parameters<'threshold'>): Operation[] {
  const table = Uint8Array.from({ length: 256 }, (_, light) => (light < level ? 0 : 255))
  return [grayscale({ weights: 'luminance' }), byTable(table)]
}
