import type { TreatmentName } from './index.ts'

/** What lies together where treatments are listed; tone is what a contact sheet shows. */
export const kinds = {
  tone: [
    'grayscale',
    'mixer',
    'sepia',
    'vintage',
    'lut',
    'negative',
    'duotone',
    'tint',
    'gradient-map',
    'thermal',
    'brightness',
    'contrast',
    'curves',
    'gamma',
    'exposure',
    'temperature',
    'saturation',
    'hue',
    'normalize',
    'equalize',
    'clahe',
    'threshold',
    'posterize',
    'solarize'
  ],
  shape: [
    'resize',
    'crop',
    'rotate',
    'flip',
    'flop',
    'trim',
    'pad',
    'border',
    'flatten',
    'round-corners',
    'circle',
    'extend'
  ],
  texture: [
    'blur',
    'sharpen',
    'median',
    'pixelate',
    'edge',
    'emboss',
    'vignette',
    'grain',
    'halftone'
  ],
  sheet: ['watermark', 'watermark-image', 'contact-sheet']
} satisfies Record<string, TreatmentName[]>

export type Kind = keyof typeof kinds
export const KINDS = Object.keys(kinds) as Kind[]
