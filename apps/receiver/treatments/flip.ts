import type { Operation } from '../pipeline/operation.ts'

export function flip(): Operation {
  return {
    framewise: true,
    ways: () => [{ from: 'flip', needsAllRows: true, apply: (pipeline) => pipeline.flip() }]
  }
}
