import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  red: z.number().min(-200).max(200).default(40),
  green: z.number().min(-200).max(200).default(40),
  blue: z.number().min(-200).max(200).default(20)
})

export const mixer = {
  kind: 'tone',
  parameters,
  example: 'mixer:red=-70;green=200;blue=-30'
} satisfies Treatment
