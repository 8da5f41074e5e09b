import type { Sharp } from 'sharp'
import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'

export function tint({ color }: Parameters<'tint'>): Operation {
  const apply = (pipeline: Sharp) => pipeline.tint(`#${color}`)
  return {
    ways: ({ gray, alpha }) =>
      gray
        ? [
            {
              from: 'recomb',
              to: 'tint',
              apply: (pipeline) => apply(asThreeChannels(pipeline, alpha))
            }
          ]
        : [{ from: 'tint', apply }],
    after: (before) => ({ ...before, gray: false, deep: before.deep && !before.gray })
  }
}

/** Three channels, as sharp would turn a gray image back to gray. recomb yields floats: add a half to round. */
function asThreeChannels(pipeline: Sharp, alpha: boolean): Sharp {
  const channels = alpha ? 4 : 3
  return pipeline
    .recomb([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1]
    ])
    .linear(Array(channels).fill(1), Array(channels).fill(0.5))
}
