import { z } from 'zod'
import { place } from './places.ts'

/** How a watermark, of text or an image, is placed on the photograph. */
export const laid = (opacity: number) => ({
  opacity: z.number().min(0).max(1).default(opacity),
  gravity: place().default('south-east'),
  tiled: z.boolean().default(false)
})
