import type { Parameters } from '#lib/treatments/index.ts'
import { smoothCurve } from '../colour/smooth-curve.ts'
import { byTable, byTables, tableOf } from '../colour/tables.ts'
import type { Operation } from '../pipeline/operation.ts'

type Preset = Parameters<'curves'>['preset']
type Points = [from: number, to: number][]

/** One curve for all channels, or one each for red, green and blue; from 0 to 1. */
const POINTS: Record<Preset, [Points] | [red: Points, green: Points, blue: Points]> = {
  contrast: [
    [
      [0, 0],
      [0.25, 0.18],
      [0.5, 0.5],
      [0.75, 0.82],
      [1, 1]
    ]
  ],
  'strong-contrast': [
    [
      [0, 0],
      [0.25, 0.12],
      [0.5, 0.5],
      [0.75, 0.88],
      [1, 1]
    ]
  ],
  soft: [
    [
      [0, 0.06],
      [0.25, 0.31],
      [0.5, 0.5],
      [0.75, 0.69],
      [1, 0.94]
    ]
  ],
  lighter: [
    [
      [0, 0],
      [0.4, 0.5],
      [1, 1]
    ]
  ],
  darker: [
    [
      [0, 0],
      [0.5, 0.4],
      [1, 1]
    ]
  ],
  'lift-shadows': [
    [
      [0, 0],
      [0.15, 0.24],
      [0.5, 0.54],
      [1, 1]
    ]
  ],
  matte: [
    [
      [0, 0.12],
      [0.2, 0.22],
      [0.6, 0.62],
      [1, 0.94]
    ]
  ],
  'cross-process': [
    [
      [0, 0],
      [0.25, 0.16],
      [0.7, 0.78],
      [1, 1]
    ],
    [
      [0, 0],
      [0.25, 0.2],
      [0.7, 0.78],
      [1, 0.98]
    ],
    [
      [0, 0.14],
      [0.5, 0.5],
      [1, 0.84]
    ]
  ]
}

export function curves({ preset }: Parameters<'curves'>): Operation | Operation[] {
  const table = (points: Points) => tableOf(smoothCurve(points))
  const [first, second, third] = POINTS[preset]
  if (!second || !third) return byTable(table(first))
  return byTables([table(first), table(second), table(third)])
}
