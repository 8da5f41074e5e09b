import type { Operation } from '../pipeline/operation.ts'

export function flop(): Operation {
  return {
    framewise: true,
    ways: () => [{ from: 'flip', apply: (pipeline) => pipeline.flop() }]
  }
}
