import type { Parameters } from '#lib/treatments/index.ts'
import { mix } from '../colour/mix.ts'
import type { Operation } from '../pipeline/operation.ts'

export function mixer({ red, green, blue }: Parameters<'mixer'>): Operation {
  return mix([red / 100, green / 100, blue / 100])
}
