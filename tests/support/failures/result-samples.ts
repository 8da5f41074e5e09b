import type { RecipeFaults } from '#lib/failures/recipes.ts'
import type { ImageFaults, Refusals } from '#lib/failures/refusals.ts'

type Samples<All> = { [Code in keyof All]: All[Code][] }

const limit = { variable: 'MAX_SOMETHING', allowed: 3, measured: 40_000 }
const size = { width: 400, height: 300 }
const at = { step: 2, treatment: 'thermal' }
const value = { ...at, parameter: 'palette', given: 'x1' }

export const recipes: Samples<RecipeFaults> = {
  'recipe-too-long': [limit],
  'too-many-steps': [limit],
  'unknown-recipe': [
    { name: '@thumbs', allowed: ['@thumb', '@web'], nearest: '@thumb' },
    { name: '@x1', allowed: ['@thumb', '@web'] }
  ],
  'unnamed-treatment': [{ step: 1, allowed: ['grayscale', 'sepia'] }],
  'unknown-treatment': [
    { step: 1, treatment: 'greyscale', allowed: ['grayscale', 'sepia'], nearest: 'grayscale' },
    { step: 1, treatment: 'x1', allowed: ['grayscale', 'sepia'] }
  ],
  'unknown-parameter': [
    { ...at, parameter: 'x1', allowed: ['palette', 'isotherm'] },
    { ...at, parameter: 'palete', allowed: ['palette', 'isotherm'], nearest: 'palette' }
  ],
  'repeated-parameter': [{ ...at, parameter: 'palette', allowed: {} }],
  'bad-value': [
    { ...value, allowed: { type: 'string', enum: ['ironbow', 'inferno'] }, nearest: 'inferno' },
    { ...value, given: null, allowed: { type: 'string', enum: ['ironbow', 'inferno'] } },
    { ...value, allowed: { type: 'integer', minimum: 1, maximum: 16_384 } },
    { ...value, allowed: { type: 'number', minimum: 0.1, maximum: 9 } },
    { ...value, allowed: { type: 'boolean' } },
    { ...value, allowed: { type: 'string', pattern: '^[0-9a-f]{6}$', examples: ['aa00ff', 'f00'] } }
  ],
  'missing-parameter': [
    { ...at, parameter: 'width', needed: ['width', 'height'], allowed: {} },
    { ...at, parameter: 'region', needed: ['region'], allowed: {} }
  ],
  'output-not-last': [{ step: 1, treatment: 'output' }]
}

export const images: Samples<ImageFaults> = {
  'not-an-image': [{ name: 'x1.png', formats: ['JPEG', 'PNG'] }, { formats: ['JPEG', 'PNG'] }],
  heic: [{ name: 'x1.heic' }, {}],
  'raw-file': [{ name: 'x1.nef', kind: 'NEF' }, { kind: 'DNG' }],
  'side-too-long': (['image', 'watermark', 'print'] as const).map((subject) => ({
    ...size,
    subject,
    limit
  })),
  'too-many-pixels': [1, 4].map((frames) => ({ ...size, subject: 'image', frames, limit }))
}

export const results: Samples<Refusals> = {
  damaged: [{}],
  'cut-short': [{}],
  'drawing-refused': (['entities', 'links', 'encoding', 'size', 'elements'] as const).map(
    (part) => ({ part })
  ),
  'kind-not-read': (
    [
      'animated',
      'channels',
      'colours',
      'compression',
      'float',
      'process',
      'sample-bits',
      'signed',
      'tiled-planes',
      'other'
    ] as const
  ).map((kind) => ({ format: 'tiff', kind })),
  'too-many-frames': [{ subject: 'image', frames: 4, limit }],
  'too-many-parts': (['scans', 'sections', 'frames', 'tiles', 'pages', 'tags'] as const).map(
    (part) => ({ subject: 'image', part, limit })
  ),
  'metadata-too-large': (['icc', 'exif', 'xmp', 'text', 'other'] as const).map((part) => ({
    subject: 'image',
    part,
    limit
  })),
  'contradictory-size': [{ ...size, subject: 'image', claimed: { width: 4, height: 3 } }],
  'too-long-for-format': [{ ...size, format: 'webp', limit }],
  'too-much-memory': [{ limit }],
  'print-too-large': [true, false].map((lossy) => ({ format: 'jpeg', lossy, limit })),
  'nothing-left': [{ ...size, region: '900.0.5.5' }],
  'watermark-gone': [{ image: 'x1' }],
  crashed: [{ times: 3 }],
  'took-too-long': [{ limit }],
  internal: [{ id: 'x1' }],
  'record-unreadable': [{}],
  unclassified: [{ sentence: 'x1 y2 z3' }]
}
