import type { Step } from '#lib/recipes/recipe.ts'
import type { Parameters, TreatmentName } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'
import type { Watermarks } from '../source/watermarks.ts'
import { blur } from './blur.ts'
import { border } from './border.ts'
import { brightness } from './brightness.ts'
import { circle } from './circle.ts'
import { clahe } from './clahe.ts'
import { contactSheet } from './contact-sheet.ts'
import { contrast } from './contrast.ts'
import { crop } from './crop.ts'
import { curves } from './curves.ts'
import { duotone } from './duotone.ts'
import { edge } from './edge.ts'
import { emboss } from './emboss.ts'
import { equalize } from './equalize.ts'
import { exposure } from './exposure.ts'
import { extend } from './extend.ts'
import { flatten } from './flatten.ts'
import { flip } from './flip.ts'
import { flop } from './flop.ts'
import { gamma } from './gamma.ts'
import { gradientMap } from './gradient-map.ts'
import { grain } from './grain.ts'
import { grayscale } from './grayscale.ts'
import { halftone } from './halftone.ts'
import { hue } from './hue.ts'
import { lut } from './lut.ts'
import { median } from './median.ts'
import { mixer } from './mixer.ts'
import { negative } from './negative.ts'
import { normalize } from './normalize.ts'
import { pad } from './pad.ts'
import { pixelate } from './pixelate.ts'
import { posterize } from './posterize.ts'
import { resize } from './resize.ts'
import { rotate } from './rotate.ts'
import { roundCorners } from './round-corners.ts'
import { saturation } from './saturation.ts'
import { sepia } from './sepia.ts'
import { sharpen } from './sharpen.ts'
import { solarize } from './solarize.ts'
import { temperature } from './temperature.ts'
import { thermal } from './thermal.ts'
import { threshold } from './threshold.ts'
import { tint } from './tint.ts'
import { trim } from './trim.ts'
import { vignette } from './vignette.ts'
import { vintage } from './vintage.ts'
import { watermark } from './watermark.ts'
import { watermarkImage } from './watermark-image.ts'

const treatments = {
  grayscale,
  mixer,
  sepia,
  vintage,
  lut,
  negative,
  duotone,
  tint,
  'gradient-map': gradientMap,
  thermal,
  brightness,
  contrast,
  curves,
  gamma,
  exposure,
  temperature,
  saturation,
  hue,
  normalize,
  equalize,
  clahe,
  threshold,
  posterize,
  solarize,
  resize,
  crop,
  rotate,
  flip,
  flop,
  trim,
  pad,
  border,
  flatten,
  blur,
  sharpen,
  median,
  'round-corners': roundCorners,
  circle,
  extend,
  pixelate,
  edge,
  emboss,
  vignette,
  grain,
  halftone,
  watermark,
  'watermark-image': watermarkImage,
  'contact-sheet': (asked) => contactSheet(asked, (steps) => operationsOf(steps, new Map()))
} satisfies {
  [Name in TreatmentName]: (
    parameters: Parameters<Name>,
    watermarks: Watermarks
  ) => Operation | Operation[]
}

type AnyTreatment = (
  parameters: Step['parameters'],
  watermarks: Watermarks
) => Operation | Operation[]

/** The operations of all steps, in their order; a step may take several. */
export function operationsOf(steps: Step[], watermarks: Watermarks): Operation[] {
  return steps.flatMap(({ name, parameters }) =>
    (treatments[name] as AnyTreatment)(parameters, watermarks)
  )
}
