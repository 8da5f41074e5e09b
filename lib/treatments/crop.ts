import { z } from 'zod'
import { region } from './parameters/places.ts'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  region
})

export const crop = {
  kind: 'shape',
  parameters,
  example: 'crop:region=10p.10p.80p.80p'
} satisfies Treatment
