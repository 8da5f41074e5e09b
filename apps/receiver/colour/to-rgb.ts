import type { Streamed } from '../pipeline/operation.ts'
import type { Picture } from '../pipeline/picture.ts'
import { backgroundOf } from './background.ts'

/** Turns gray into three equal channels: a pipeline ends in sRGB unless the picture is gray. */
export const toRgb = toRgbWhere(({ gray }) => gray)

/** Turns gray into RGB so that it can hold a colour (RRGGBB), unless that is a gray itself. */
export function toRgbFor(color: string | undefined): Streamed {
  return toRgbWhere(({ gray }) => gray && !isNeutral(color))
}

function toRgbWhere(changes: (before: Picture) => boolean): Streamed {
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
