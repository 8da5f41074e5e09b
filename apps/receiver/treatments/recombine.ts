import type { Streamed } from '../operation.ts'

type Row = [red: number, green: number, blue: number]
export type Matrix = [red: Row, green: Row, blue: Row]

export const IDENTITY: Matrix = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1]
]

/** Makes each channel a weighed sum of all three, and adds what the last argument says. */
export function recombine(matrix: Matrix, offsets: Row = [0, 0, 0]): Streamed {
  // libvips cuts decimals off: the half makes it round.
  const rounding = offsets.map((offset) => offset + 0.5)
  return {
    ways: () => [
      {
        from: 'recomb',
        to: 'linear',
        apply: (pipeline) => pipeline.recomb(matrix).linear([1, 1, 1], rounding)
      }
    ],
    after: (before) => ({ ...before, gray: false, deep: false })
  }
}

/** The same for what leaves gray as it is. */
export function recombineColours(matrix: Matrix): Streamed {
  const { ways } = recombine(matrix)
  return { ways: (before) => (before.gray ? [] : ways(before)) }
}
