import type { LutName } from '#lib/treatments/lut.ts'

export type Colour = [red: number, green: number, blue: number]
export type Look = (colour: Colour) => Colour

/** The looks in our `.cube` files, from 0 to 1. `node apps/receiver/treatments/luts/draw.ts` writes them. */
export const looks: Record<LutName, Look> = {
  // Negative film in the evening: warm lights, soft blacks.
  golden: (colour) =>
    toned(contrasted(saturated(colour, 1.1), 0.15), [0.03, 0.01, 0], [1, 0.96, 0.82]),
  // The look of the cinema: shadows turn teal, skin orange.
  'teal-orange': (colour) => {
    const light = lumaOf(colour)
    const [red, green, blue] = contrasted(saturated(colour, 1.15), 0.2)
    const side = 2 * light - 1
    return [red + 0.07 * side, green + 0.01 * side + 0.01 * (1 - light), blue - 0.08 * side]
  },
  // Silver left in the film: hard, and nearly without colour.
  'bleach-bypass': (colour) => {
    const light = lumaOf(colour)
    const silver = saturated(colour, 0.55).map((c) =>
      light < 0.5 ? 2 * c * light : 1 - 2 * (1 - c) * (1 - light)
    )
    return mixed(saturated(colour, 0.55), silver as Colour, 0.65)
  },
  // Slide film: deep blacks, strong colours, slightly cold.
  'slide-film': (colour) => {
    const [red, green, blue] = saturated(contrasted(colour, 0.3), 1.3)
    return [red, green, blue + 0.02 * (1 - blue)]
  },
  // Overexposed portrait film: pale and open.
  pastel: (colour) => {
    const open = colour.map((c) => c ** 0.85) as Colour
    return toned(saturated(open, 0.8), [0.08, 0.07, 0.09], [1, 0.98, 0.97])
  },
  // Day for night, as in westerns: dark, blue, with muted colours.
  night: (colour) => {
    const dark = saturated(colour, 0.4).map((c) => 0.62 * c ** 1.25) as Colour
    return toned(dark, [0.005, 0.01, 0.04], [0.72, 0.88, 1.15])
  }
}

function lumaOf([red, green, blue]: Colour): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function saturated(colour: Colour, amount: number): Colour {
  const light = lumaOf(colour)
  return colour.map((c) => light + amount * (c - light)) as Colour
}

/** An S-curve; `amount` from 0 to 1. */
function contrasted(colour: Colour, amount: number): Colour {
  const clipped = colour.map((c) => Math.min(1, Math.max(0, c))) as Colour
  return mixed(clipped, clipped.map((c) => c * c * (3 - 2 * c)) as Colour, amount * 2)
}

/** Maps black and white to these colours, linearly. */
function toned(colour: Colour, black: Colour, white: Colour): Colour {
  return colour.map((c, i) => (black[i] ?? 0) + c * ((white[i] ?? 1) - (black[i] ?? 0))) as Colour
}

function mixed(from: Colour, to: Colour, share: number): Colour {
  return from.map((c, i) => c + share * ((to[i] ?? c) - c)) as Colour
}
