import type { Sharp } from 'sharp'
import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../operation.ts'
import { IDENTITY } from './recombine.ts'

export function tint({ color }: Parameters<'tint'>): Operation {
  const apply = (pipeline: Sharp) => pipeline.tint(`#${color}`)
  return {
    ways: ({ gray }) =>
      // sharp would bring a gray image back to gray.
      gray
        ? [{ from: 'recomb', to: 'tint', apply: (pipeline) => apply(pipeline.recomb(IDENTITY)) }]
        : [{ from: 'tint', apply }],
    after: (before) => ({ ...before, gray: false, deep: before.deep && !before.gray })
  }
}
