import type { Metadata } from 'sharp'
import type { Recipe, Step } from '#lib/recipes/recipe.ts'
import { treatments } from '#lib/treatments/index.ts'
import type { Picture } from '../pipeline/picture.ts'

export type PrintFacts = {
  width: number
  height: number
  /** Its colours are those of the original's profile; else they are sRGB. */
  profiled: boolean
  /** What became of places in the original: they are where they were, in pixels or at least in parts. */
  framing: 'same' | 'resized' | 'changed'
  /** Its light or its colours are others. */
  toned: boolean
}

type Made = { recipe: Recipe; picture: Pick<Picture, 'width' | 'height'>; profiled: boolean }

export function printFacts(
  original: Pick<Metadata, 'width' | 'height' | 'orientation'>,
  { recipe: { steps }, picture: { width, height }, profiled }: Made
): PrintFacts {
  const turned = (original.orientation ?? 1) !== 1
  const whole = !turned && steps.every((step) => isTone(step) || keepsWhole(step))
  const same = width === original.width && height === original.height
  const framing = whole ? (same ? 'same' : 'resized') : 'changed'
  return { width, height, profiled, framing, toned: steps.some(isTone) }
}

function isTone({ name }: Step): boolean {
  return treatments[name].kind === 'tone'
}

/** A resize with one side, or with a fit that neither crops nor pads. */
function keepsWhole(step: Step): boolean {
  if (step.name !== 'resize') return false
  const { width, height, fit } = step.parameters
  const oneSide = width === undefined || height === undefined
  return oneSide || (fit !== 'cover' && fit !== 'contain')
}
