import type { Operation } from '../pipeline/operation.ts'

export function negative(): Operation {
  return {
    ways: () => [{ from: 'negate', apply: (pipeline) => pipeline.negate({ alpha: false }) }]
  }
}
