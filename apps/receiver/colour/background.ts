export type Background = { r: number; g: number; b: number; alpha: number }

/** Parses RRGGBB; transparent if undefined. */
export function backgroundOf(color: string | undefined): Background {
  if (color === undefined) return { r: 0, g: 0, b: 0, alpha: 0 }
  const [r = 0, g = 0, b = 0] = Buffer.from(color, 'hex')
  return { r, g, b, alpha: 1 }
}
