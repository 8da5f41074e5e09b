import { z } from 'zod'
import { place } from './parameters/places.ts'
import type { Treatment } from './treatment.ts'

// The largest side that libvips, AVIF and our own limits agree on.
const side = z.int().min(1).max(16384).optional()

const parameters = z
  .strictObject({
    width: side,
    height: side,
    fit: z.enum(['inside', 'cover', 'contain', 'fill', 'outside']).default('inside'),
    enlarge: z.boolean().default(false),
    gravity: place('attention', 'entropy').default('center')
  })
  .refine((size) => size.width !== undefined || size.height !== undefined, {
    path: ['width'],
    params: { needed: ['width', 'height'] }
  })
  .meta({ anyOf: [{ required: ['width'] }, { required: ['height'] }] })

export const resize = {
  kind: 'shape',
  parameters,
  example: 'resize:width=800;height=600'
} satisfies Treatment
