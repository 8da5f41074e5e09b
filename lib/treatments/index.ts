import type { z } from 'zod'
import { brightness } from './brightness.ts'
import { contrast } from './contrast.ts'
import { duotone } from './duotone.ts'
import { exposure } from './exposure.ts'
import { gamma } from './gamma.ts'
import { gradientMap } from './gradient-map.ts'
import { grayscale } from './grayscale.ts'
import { hue } from './hue.ts'
import { negative } from './negative.ts'
import { output } from './output.ts'
import { resize } from './resize.ts'
import { saturation } from './saturation.ts'
import { sepia } from './sepia.ts'
import { thermal } from './thermal.ts'
import { tint } from './tint.ts'
import { jsonSchema, type Language, type Treatment } from './treatment.ts'

/** In the order in which they are shown. */
export const treatments = {
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
} satisfies Record<string, Treatment>

export type TreatmentName = keyof typeof treatments
export type Parameters<Name extends TreatmentName> = z.output<
  (typeof treatments)[Name]['parameters']
>
export type Output = z.output<typeof output.parameters>

/** Every word that may begin a step. */
export const steps = { ...treatments, output }
export type StepName = keyof typeof steps

export function catalogue(language: Language) {
  return Object.entries<Treatment>(steps).map(([name, treatment]) => ({
    name,
    label: treatment.label[language],
    description: treatment.description[language],
    parameters: jsonSchema(treatment.parameters, language),
    example: treatment.example
  }))
}
