import type { Operation } from '../pipeline/operation.ts'
import type { Picture } from '../pipeline/picture.ts'
import { roundCorners } from './round-corners.ts'

/** More than any picture allows, so that the corners meet. */
const ALL = Number.POSITIVE_INFINITY

export function circle(): Operation[] {
  return [middleSquare, roundCorners({ radius: ALL })]
}

const middleSquare: Operation = {
  framewise: true,
  ways: (before) => {
    const side = sideOf(before)
    const left = Math.floor((before.width - side) / 2)
    const top = Math.floor((before.height - side) / 2)
    if (before.width === before.height) return []
    const area = { left, top, width: side, height: side }
    return [{ from: 'extractBefore', apply: (pipeline) => pipeline.extract(area) }]
  },
  after: (before) => ({ ...before, width: sideOf(before), height: sideOf(before) })
}

function sideOf({ width, height }: Picture): number {
  return Math.min(width, height)
}
