import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'

export function median({ size }: Parameters<'median'>): Operation {
  return {
    framewise: true,
    ways: () => [{ from: 'median', apply: (pipeline) => pipeline.median(size) }]
  }
}
