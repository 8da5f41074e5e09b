import { z } from 'zod'

/** Red, green and blue in hexadecimal digits, as CSS has it but without the `#`. */
export const color = z
  .string()
  .regex(/^[0-9a-fA-F]{6}$/)
  .toLowerCase()
  .meta({ format: 'color', examples: ['ff8800'] })
