import type { Step } from '#lib/recipes/recipe.ts'
import type { Parameters, TreatmentName } from '#lib/treatments/index.ts'

/** The least that blurring and sharpening take. */
const LEAST_SIGMA = 0.3
/** In pixels: smaller blocks, dots and windows leave the picture as it is. */
const LEAST_SIZE = 2

type Scaling = {
  [Name in TreatmentName]?: (
    parameters: Parameters<Name>,
    scale: number
  ) => Parameters<Name> | undefined
}

/** What a step says in pixels, scaled; undefined if nothing of it would be seen. */
const scaling: Scaling = {
  blur: ({ sigma, region }, scale) => visibleSigma({ sigma, ...within(region, scale) }, scale),
  sharpen: visibleSigma,
  median: ({ size }, scale) => visibleSize({ size: Math.round(size * scale) }),
  pixelate: ({ size, region }, scale) =>
    visibleSize({ size: Math.round(size * scale), ...within(region, scale) }),
  halftone: (asked, scale) => ({ ...asked, size: Math.max(LEAST_SIZE, asked.size * scale) }),
  crop: ({ region }, scale) => ({ region, ...within(region, scale) }),
  border: (asked, scale) => ({ ...asked, width: pixels(asked.width, scale) }),
  'round-corners': ({ radius }, scale) => ({ radius: pixels(radius, scale) }),
  pad: ({ top, right, bottom, left, ...others }, scale) => ({
    ...others,
    top: Math.round(top * scale),
    right: Math.round(right * scale),
    bottom: Math.round(bottom * scale),
    left: Math.round(left * scale)
  }),
  // of many pixels that become one, the noise averages out
  grain: ({ amount }, scale) => ({ amount: amount * scale }),
  vintage: (asked, scale) => ({ ...asked, grain: asked.grain * scale })
}

/**
 * Their look depends on single pixels of the print, which a smaller picture does not have, or on how
 * often each level occurs, which changes as noise averages out.
 */
const ROUGH: TreatmentName[] = [
  ...(['grain', 'vintage', 'halftone', 'sharpen', 'median', 'pixelate'] as const),
  ...(['edge', 'emboss', 'normalize', 'equalize', 'clahe'] as const)
]

/** Whether it looks otherwise in a smaller picture, even when it is scaled. */
export function isRough({ name, parameters }: Step): boolean {
  // its backdrop is blurred as much whatever the size
  return ROUGH.includes(name) || (name === 'extend' && parameters.fill === 'blur')
}

/**
 * The step for a picture that is `scale` times as large; undefined if nothing of it would be seen.
 * Sizes of `resize` are not scaled here.
 */
export function scaleStep(step: Step, scale: number): Step | undefined {
  const scaled = scaling[step.name] as AnyScaling | undefined
  if (!scaled || scale === 1) return step
  const parameters = scaled(step.parameters, scale)
  return parameters && ({ name: step.name, parameters } as Step)
}

type AnyScaling = (parameters: Step['parameters'], scale: number) => Step['parameters'] | undefined

function visibleSigma<T extends { sigma: number }>(asked: T, scale: number): T | undefined {
  const sigma = asked.sigma * scale
  return sigma < LEAST_SIGMA ? undefined : { ...asked, sigma }
}

function visibleSize<T extends { size: number }>(scaled: T): T | undefined {
  return scaled.size < LEAST_SIZE ? undefined : scaled
}

const pixels = (length: number, scale: number) => Math.max(1, Math.round(length * scale))

/** A region's lengths in pixels: those in percents hold for every size. */
function within(region: string | undefined, scale: number) {
  if (region === undefined) return {}
  const [left = '', top = '', width = '', height = ''] = region.split('.')
  const place = (length: string) => scaledLength(length, scale, 0)
  // none becomes empty by being small
  const side = (length: string) =>
    scaledLength(length, scale, Number.parseInt(length, 10) > 0 ? 1 : 0)
  return { region: [place(left), place(top), side(width), side(height)].join('.') }
}

function scaledLength(length: string, scale: number, least: number): string {
  if (length.endsWith('p')) return length
  return String(Math.max(least, Math.round(Number(length) * scale)))
}
