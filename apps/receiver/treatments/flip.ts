import type { Operation } from '../pipeline/operation.ts'

export function flip(): Operation {
  return {
    framewise: true,
    ways: () => [{ from: 'flip', holds: true, apply: (pipeline) => pipeline.flip() }]
  }
}
