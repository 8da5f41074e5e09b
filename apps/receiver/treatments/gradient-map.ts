import type { Parameters } from '#lib/treatments/index.ts'
import { byLight, gradient } from '../colour/light-colours.ts'
import type { Operation } from '../pipeline/operation.ts'

export function gradientMap({ stops }: Parameters<'gradient-map'>): Operation[] {
  return byLight(gradient(stops.split('-')))
}
