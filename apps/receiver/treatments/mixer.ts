import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../operation.ts'
import { weighed } from './grayscale.ts'
import { linear } from './linear.ts'

export function mixer({ red, green, blue }: Parameters<'mixer'>): Operation {
  const ofGray = linear((red + green + blue) / 100, 0)
  return {
    ways: (before) =>
      before.gray ? ofGray.ways(before) : weighed([red / 100, green / 100, blue / 100]),
    after: (before) => ({ ...before, gray: true, deep: before.deep && before.gray })
  }
}
