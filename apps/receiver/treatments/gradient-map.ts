import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../operation.ts'
import { byLight, gradient } from './light-colours.ts'

export function gradientMap({ stops }: Parameters<'gradient-map'>): Operation[] {
  return byLight(gradient(stops.split('-')))
}
