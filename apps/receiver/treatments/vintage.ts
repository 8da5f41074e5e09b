import type { Parameters } from '#lib/treatments/index.ts'
import { type Matrix, recombine, type Weights } from '../colour/recombine.ts'
import type { Operation } from '../pipeline/operation.ts'
import { grain } from './grain.ts'
import { saturating } from './saturation.ts'
import { vignette } from './vignette.ts'

/** The most that red, green and blue gain in black, and lose in white. */
const BLACK_FADED = [56, 42, 36]
const WHITE_FADED = [8, 10, 14]
const WHITE_WARMED = [0, 14, 62]
const PALEST = 0.45

const VIGNETTE_START = 0.3

export function vintage(asked: Parameters<'vintage'>): Operation[] {
  const strength = asked.vignette
  return [
    ...age(asked),
    ...(asked.grain > 0 ? [grain({ amount: asked.grain })] : []),
    ...(strength > 0 ? [vignette({ strength, start: VIGNETTE_START })] : [])
  ]
}

/** Desaturates, and shifts black and white to other colours, in one recombination of the channels. */
function age({ fade, warmth }: Pick<Parameters<'vintage'>, 'fade' | 'warmth'>): Operation[] {
  const black = BLACK_FADED.map((gain) => gain * fade) as Weights
  const white = WHITE_FADED.map((loss, i) => 255 - loss * fade - (WHITE_WARMED[i] ?? 0) * warmth)
  const rows = saturating(1 - PALEST * fade).map((row, i) =>
    row.map((weight) => (weight * ((white[i] as number) - (black[i] as number))) / 255)
  )
  return recombine(rows as Matrix, black)
}
