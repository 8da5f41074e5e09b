import type { Parameters } from '#lib/treatments/index.ts'
import { backgroundOf } from '../colour/background.ts'
import { toRgbFor } from '../colour/to-rgb.ts'
import type { Operation } from '../pipeline/operation.ts'

export function pad({ background, ...sides }: Parameters<'pad'>): Operation[] {
  const options = { ...sides, background: backgroundOf(background) }
  return [
    toRgbFor(background),
    {
      ways: () => [{ from: 'extend', apply: (pipeline) => pipeline.extend(options) }],
      framewise: true,
      after: (before) => ({
        ...before,
        width: before.width + sides.left + sides.right,
        height: before.height + sides.top + sides.bottom,
        alpha: before.alpha || background === undefined
      })
    }
  ]
}
