import type { Parameters } from '#lib/treatments/index.ts'
import { mix } from '../colour/mix.ts'
import { toLuminance } from '../colour/to-luminance.ts'
import type { Operation } from '../pipeline/operation.ts'

export const WEIGHTS = {
  // ITU-R BT.601 and BT.709: weights of the gamma-encoded red, green and blue.
  rec601: [0.299, 0.587, 0.114],
  rec709: [0.2126, 0.7152, 0.0722],
  // Photoshop's channel mixer presets for black and white with these lens filters.
  'red-filter': [1, 0, 0],
  'orange-filter': [0.5, 0.5, 0],
  'yellow-filter': [0.34, 0.66, 0],
  'green-filter': [0, 1, 0],
  'blue-filter': [0, 0, 1]
} as const

export function grayscale({ weights }: Parameters<'grayscale'>): Operation {
  return weights === 'luminance' ? toLuminance : mix(WEIGHTS[weights])
}
