import { z } from 'zod'
import { imageId } from '#lib/images/ids.ts'
import { laid } from './parameters/laid.ts'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  image: imageId.meta({ examples: ['tqASv0Y1mZ6hRk2nQw8XfA'], widget: 'image' }),
  size: z.number().min(1).max(100).default(25),
  ...laid(1)
})

export const watermarkImage = {
  kind: 'sheet',
  parameters,
  example: 'watermark-image:image=tqASv0Y1mZ6hRk2nQw8XfA;size=30'
} satisfies Treatment
