import type { Streamed } from '../pipeline/operation.ts'

const DEEP = 257

/** `slope` times each sample of colour, and `offset`: as if samples went from 0 to 255. */
export function linear(slope: number, offset: number): Streamed {
  return {
    ways: ({ deep }) => {
      // libvips cuts decimals off: the half makes it round.
      const added = deep ? offset * DEEP : offset + 0.5
      return [{ from: 'linear', apply: (pipeline) => pipeline.linear(slope, added) }]
    }
  }
}
