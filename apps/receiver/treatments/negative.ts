import type { Operation } from '../operation.ts'

export function negative(): Operation {
  return {
    ways: () => [{ from: 'negate', apply: (pipeline) => pipeline.negate({ alpha: false }) }]
  }
}
