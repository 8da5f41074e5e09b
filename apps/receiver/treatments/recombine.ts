import type { Streamed } from '../operation.ts'

export type Row = [red: number, green: number, blue: number]
export type Matrix = [red: Row, green: Row, blue: Row]

export const IDENTITY: Matrix = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1]
]

/** Makes each channel a weighed sum of all three, and adds what the last argument says. */
export function recombine(matrix: Matrix, offsets: Row = [0, 0, 0]): Streamed {
  // libvips cuts decimals off: the half makes it round.
  const rounding = [...offsets, 0].map((offset) => offset + 0.5)
  return {
    ways: ({ alpha }) => {
      // Alpha is rounded too, or all would stay floating-point numbers, which negate cannot turn.
      const channels = alpha ? 4 : 3
      const added = rounding.slice(0, channels)
      return [
        {
          from: 'recomb',
          to: 'linear',
          apply: (pipeline) => pipeline.recomb(matrix).linear(Array(channels).fill(1), added)
        }
      ]
    },
    after: (before) => ({ ...before, gray: false, deep: false })
  }
}

/** The same for what leaves gray as it is. */
export function recombineColours(matrix: Matrix): Streamed {
  const { ways } = recombine(matrix)
  return { ways: (before) => (before.gray ? [] : ways(before)) }
}
