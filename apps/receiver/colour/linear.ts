import type { Streamed } from '../pipeline/operation.ts'

const DEEP_SCALE = 257

/** Makes each colour sample `slope * sample + offset`, with `offset` on a scale from 0 to 255. */
export function linear(slope: number, offset: number): Streamed {
  return {
    ways: ({ deep }) => {
      // libvips truncates: adding a half rounds.
      const added = deep ? offset * DEEP_SCALE : offset + 0.5
      return [{ from: 'linear', apply: (pipeline) => pipeline.linear(slope, added) }]
    }
  }
}
