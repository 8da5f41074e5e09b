import type { Step } from '#lib/recipes/recipe.ts'
import type { TreatmentName } from '#lib/treatments/index.ts'
import { frameOf, inside, type Size, sizeAfter } from './size-after.ts'

/** What the catalogue alone says of a print in advance. */
export type Foreseen = Size & { frames: number; alpha: boolean; gray: boolean }

const ALWAYS_GRAY: TreatmentName[] = ['grayscale', 'mixer', 'threshold', 'edge', 'halftone']
const ALWAYS_COLOURED: TreatmentName[] = [
  'sepia',
  'vintage',
  'lut',
  'duotone',
  'tint',
  'gradient-map',
  'thermal',
  'temperature',
  'watermark-image',
  'contact-sheet'
]
const LETS_SEE_THROUGH: TreatmentName[] = ['circle', 'round-corners']
const COVERS: TreatmentName[] = ['flatten', 'contact-sheet']

/** The expected print of a step, computed independently of the code under test. */
export function printAfter(before: Foreseen, step: Step): Foreseen {
  const size = sizeAfter(before, step)
  const alpha = hasAlphaAfter(before, step)
  return {
    ...size,
    alpha,
    frames: step.name === 'contact-sheet' ? 1 : before.frames,
    gray: isGrayAfter(before, step)
  }
}

function isGrayAfter({ gray, alpha }: Foreseen, { name, parameters }: Step): boolean {
  if (ALWAYS_GRAY.includes(name)) return true
  if (ALWAYS_COLOURED.includes(name)) return false
  const { background, color, fill } = parameters as Record<string, string | undefined>
  const unseen = (name === 'flatten' && !alpha) || fill === 'blur'
  const laid = unseen ? undefined : (background ?? color)
  return gray && (laid === undefined || new Set(laid.match(/../g)).size === 1)
}

function hasAlphaAfter(before: Foreseen, { name, parameters }: Step): boolean {
  if (COVERS.includes(name)) return false
  if (before.alpha || LETS_SEE_THROUGH.includes(name)) return true
  if (name === 'pad') return parameters.background === undefined
  if (name === 'rotate') return parameters.background === undefined && parameters.angle % 90 !== 0
  if (name !== 'resize' || parameters.fit !== 'contain') return false
  const frame = frameOf(before, parameters)
  const inner = inside(before, frame, parameters.enlarge)
  return inner.width !== frame.width || inner.height !== frame.height
}
