import type { Sharp } from 'sharp'
import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation, Way } from '../operation.ts'
import { IDENTITY, recombine } from './recombine.ts'

export function tint({ color }: Parameters<'tint'>): Operation {
  const apply = (pipeline: Sharp) => pipeline.tint(`#${color}`)
  // sharp would bring a gray image back to gray.
  const ofColour = (way: Way): Way => ({
    from: way.from,
    to: 'tint',
    apply: (pipeline) => apply(way.apply(pipeline))
  })
  return {
    ways: (before) =>
      before.gray ? recombine(IDENTITY).ways(before).map(ofColour) : [{ from: 'tint', apply }],
    after: (before) => ({ ...before, gray: false, deep: before.deep && !before.gray })
  }
}
