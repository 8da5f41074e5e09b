import type { Step } from '#lib/recipe.ts'
import type { Parameters, TreatmentName } from '#lib/treatments/index.ts'
import type { Operation } from '../operation.ts'
import { brightness } from './brightness.ts'
import { contrast } from './contrast.ts'
import { duotone } from './duotone.ts'
import { exposure } from './exposure.ts'
import { gamma } from './gamma.ts'
import { gradientMap } from './gradient-map.ts'
import { grayscale } from './grayscale.ts'
import { hue } from './hue.ts'
import { negative } from './negative.ts'
import { resize } from './resize.ts'
import { saturation } from './saturation.ts'
import { sepia } from './sepia.ts'
import { thermal } from './thermal.ts'
import { tint } from './tint.ts'

const treatments = {
  grayscale,
  sepia,
  negative,
  duotone,
  tint,
  'gradient-map': gradientMap,
  thermal,
  brightness,
  contrast,
  gamma,
  exposure,
  saturation,
  hue,
  resize
} satisfies {
  [Name in TreatmentName]: (parameters: Parameters<Name>) => Operation | Operation[]
}

type AnyTreatment = (parameters: Step['parameters']) => Operation | Operation[]

export function operationsOf(steps: Step[]): Operation[] {
  return steps.flatMap(({ name, parameters }) => (treatments[name] as AnyTreatment)(parameters))
}
