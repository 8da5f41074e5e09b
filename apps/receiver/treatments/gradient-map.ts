import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'
import { byLight, gradient } from '../tone/light-colours.ts'

export function gradientMap({ stops }: Parameters<'gradient-map'>): Operation[] {
  return byLight(gradient(stops.split('-')))
}
