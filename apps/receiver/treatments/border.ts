import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'
import { pad } from './pad.ts'

export function border({ width, color }: Parameters<'border'>): Operation[] {
  return pad({ top: width, right: width, bottom: width, left: width, background: color })
}
