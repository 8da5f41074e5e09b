import { z } from 'zod'

/** Red, green and blue in hexadecimal digits, as CSS has it but without the `#`. */
export const color = z
  .string()
  .regex(/^[0-9a-fA-F]{6}$/)
  .toLowerCase()
  .meta({ format: 'color', examples: ['ff8800'] })

/** Two to eight of them, joined by hyphens. */
export const colors = z
  .string()
  .regex(/^[0-9a-fA-F]{6}(-[0-9a-fA-F]{6}){1,7}$/)
  .toLowerCase()
  .meta({ examples: ['000000-ff8800-ffffff'] })

/** From one percentage to a higher one. */
export const band = z
  .string()
  .regex(/^(100|[1-9]?\d)-(100|[1-9]?\d)$/)
  .refine((text) => {
    const [low = 0, high = 0] = text.split('-').map(Number)
    return low < high
  })
  .meta({ examples: ['70-85'] })
