import type { Parameters } from '#lib/treatments/index.ts'
import { backgroundOf } from '../colour/background.ts'
import { toRgbFor } from '../colour/to-rgb.ts'
import type { Operation } from '../pipeline/operation.ts'
import type { Picture } from '../pipeline/picture.ts'

const QUARTER_TURN = 90
const FULL_TURN = 360

export function rotate({ angle, background }: Parameters<'rotate'>): Operation[] {
  const clockwise = ((angle % FULL_TURN) + FULL_TURN) % FULL_TURN
  if (clockwise % QUARTER_TURN === 0) return [turn(clockwise)]
  return [toRgbFor(background), tilt(clockwise, background)]
}

function turn(angle: number): Operation {
  const sideways = angle % (2 * QUARTER_TURN) !== 0
  return {
    framewise: true,
    ways: (before) =>
      angle === 0
        ? []
        : [{ from: 'rotate', buffers: before, apply: (pipeline) => pipeline.rotate(angle) }],
    after: (before) =>
      sideways ? { ...before, width: before.height, height: before.width } : before
  }
}

function tilt(angle: number, background: string | undefined): Operation {
  const paper = { background: backgroundOf(background) }
  return {
    framewise: true,
    ways: (before) => [
      {
        from: 'rotate',
        // libvips premultiplies alpha here, and a later stage of sharp would do it again.
        alone: true,
        buffers: before,
        apply: (pipeline) => pipeline.rotate(angle, paper)
      }
    ],
    after: (before) => ({
      ...before,
      ...boundingSize(before, angle),
      alpha: before.alpha || background === undefined
    })
  }
}

/** The bounding box of the rotated corners, rounded as in libvips (transform.c). */
function boundingSize({ width, height }: Picture, angle: number) {
  const radians = (angle * Math.PI) / (2 * QUARTER_TURN)
  const cos = Math.cos(radians)
  const sin = Math.sin(radians)
  const span = (values: number[]) => Math.round(Math.max(...values) - Math.min(...values))
  return {
    width: span([0, width * cos, -height * sin, width * cos - height * sin]),
    height: span([0, width * sin, height * cos, width * sin + height * cos])
  }
}
