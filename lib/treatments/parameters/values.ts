import { z } from 'zod'

const plain = (text: string) => text.replaceAll('#', '').toLowerCase()

/** RRGGBB in hexadecimal digits, like a CSS colour, of which the canonical text has no `#`. */
export const color = z
  .string()
  .regex(/^#?[0-9a-fA-F]{6}$/)
  .overwrite(plain)
  .meta({ format: 'color', examples: ['ff8800'] })

/** Two to eight colours, joined by hyphens. */
export const colors = z
  .string()
  .regex(/^#?[0-9a-fA-F]{6}(-#?[0-9a-fA-F]{6}){1,7}$/)
  .overwrite(plain)
  .meta({ examples: ['000000-ff8800-ffffff'], widget: 'colors' })

/** Two whole percentages joined by a hyphen, the lower first. */
export const band = z
  .string()
  .regex(/^(100|[1-9]?\d)-(100|[1-9]?\d)$/)
  .refine((text) => {
    const [low = 0, high = 0] = text.split('-').map(Number)
    return low < high
  })
  .meta({ examples: ['70-85'], widget: 'band' })
