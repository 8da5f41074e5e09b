import type { Operation } from '../operation.ts'
import { linear } from './linear.ts'

export function negative(): Operation {
  return {
    ways: (before) => [
      ...linear(-1, 255).ways(before),
      { from: 'negate', apply: (pipeline) => pipeline.negate({ alpha: false }) }
    ]
  }
}
