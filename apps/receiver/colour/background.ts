import type { Streamed } from '../pipeline/operation.ts'
import type { Picture } from '../pipeline/picture.ts'

export type Background = { r: number; g: number; b: number; alpha: number }

/** Transparent where no colour is given. */
export function backgroundOf(color: string | undefined): Background {
  if (color === undefined) return { r: 0, g: 0, b: 0, alpha: 0 }
  const [r = 0, g = 0, b = 0] = Buffer.from(color, 'hex')
  return { r, g, b, alpha: 1 }
}

/** What lies under a colour must have colours itself: gray pictures become RGB. */
export function asColour(color: string | undefined): Streamed {
  const changes = ({ gray }: Picture) => gray && !isNeutral(color)
  return {
    ways: (before) =>
      changes(before) ? [{ from: 'colourspace', apply: (pipeline) => pipeline }] : [],
    after: (before) => (changes(before) ? { ...before, gray: false } : before)
  }
}

function isNeutral(color: string | undefined): boolean {
  const { r, g, b } = backgroundOf(color)
  return r === g && g === b
}
