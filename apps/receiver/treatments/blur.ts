import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'
import { withinRegion } from '../pipeline/region.ts'

export function blur({ sigma, region }: Parameters<'blur'>): Operation {
  return withinRegion(region, {
    framewise: true,
    ways: () => [
      { from: 'blur', apply: (pipeline) => pipeline.blur({ sigma, precision: 'float' }) }
    ]
  })
}
