import type { Operation } from '../operation.ts'

export function flip(): Operation {
  return {
    framewise: true,
    ways: () => [{ from: 'flip', apply: (pipeline) => pipeline.flip() }]
  }
}
