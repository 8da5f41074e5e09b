import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'

export function median({ size }: Parameters<'median'>): Operation {
  return {
    framewise: true,
    ways: ({ width, height }) => {
      // libvips refuses a square larger than the picture.
      const side = Math.min(size, width, height)
      return side > 1 ? [{ from: 'median', apply: (pipeline) => pipeline.median(side) }] : []
    }
  }
}
