import type { Operation } from '../pipeline/operation.ts'

export function flip(): Operation {
  return {
    framewise: true,
    ways: (before) => [{ from: 'flip', buffers: before, apply: (pipeline) => pipeline.flip() }]
  }
}
