import type { Parameters } from '#lib/treatments/index.ts'
import { toRgbFor } from '../colour/to-rgb.ts'
import type { Operation } from '../pipeline/operation.ts'

export function flatten({ background }: Parameters<'flatten'>): Operation[] {
  const paper = { background: `#${background}` }
  return [
    {
      ways: (before) => (before.alpha ? toRgbFor(background).ways(before) : []),
      after: (before) => (before.alpha ? (toRgbFor(background).after?.(before) ?? before) : before)
    },
    {
      ways: ({ alpha }) =>
        alpha ? [{ from: 'flatten', apply: (pipeline) => pipeline.flatten(paper) }] : [],
      after: (before) => ({ ...before, alpha: false })
    }
  ]
}
