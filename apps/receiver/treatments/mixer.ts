import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../operation.ts'
import { mix } from './mix.ts'

export function mixer({ red, green, blue }: Parameters<'mixer'>): Operation {
  return mix([red / 100, green / 100, blue / 100])
}
