import type { Recipe, Step } from '#lib/recipes/recipe.ts'
import type { Picture } from '../pipeline/picture.ts'
import type { GainMap } from '../probe/tally.ts'

/** Beyond this, decoders refuse a gain map as that of another picture. */
const SAME_RATIO = 0.01

type Original = { gainMap?: GainMap | null; orientation: number | undefined }

/**
 * The original's gain map, if it still tells of each part of the print how bright it is: when the
 * whole picture was resized at most. It may have any size, so that it stays as it is.
 */
export function keepableGainMap(
  { gainMap, orientation = 1 }: Original,
  { steps, output }: Recipe,
  print: Pick<Picture, 'width' | 'height'>
): GainMap | undefined {
  if (!gainMap || output.keep !== 'all' || orientation !== 1) return undefined
  if (!steps.every(keepsWhole)) return undefined
  const ratio = (gainMap.width / gainMap.height) * (print.height / print.width)
  return Math.abs(ratio - 1) <= SAME_RATIO ? gainMap : undefined
}

/** A resize with one side, or with a fit that neither crops nor pads. */
function keepsWhole(step: Step): boolean {
  if (step.name !== 'resize') return false
  const { width, height, fit } = step.parameters
  const oneSide = width === undefined || height === undefined
  return oneSide || (fit !== 'cover' && fit !== 'contain')
}
