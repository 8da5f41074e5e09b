import type { StepWords } from '../../step-words.ts'
import { laid } from './shared.ts'

export const sheet = {
  watermark: {
    label: 'Watermark',
    description: 'Writes words on the photograph, in DejaVu Sans.',
    parameters: {
      text: {
        label: 'Text',
        description:
          'Up to 100 characters. Commas, semicolons, colons, equals signs and tildes as ~ and two hexadecimal digits for each byte of UTF-8: a comma is ~2C, a space may be ~20.'
      },
      size: { label: 'Size', description: 'Height of a line, in percent of the shorter side.' },
      color: { label: 'Colour', description: 'Of the letters.' },
      ...laid
    }
  },
  'watermark-image': {
    label: 'Watermark image',
    description: 'Lays another image on the photograph, a logo for instance.',
    parameters: {
      image: {
        label: 'Image',
        description:
          'The id of another image that was sent here and is still there: best one with transparency.'
      },
      size: {
        label: 'Size',
        description: 'Its longer side, in percent of the shorter side of the photograph.'
      },
      ...laid
    }
  },
  'contact-sheet': {
    label: 'Contact sheet',
    description:
      'Small prints by every treatment of tone and colour, on one sheet: to choose from.',
    parameters: {
      size: { label: 'Size', description: 'Longer side of each small print, in pixels.' },
      columns: { label: 'Columns', description: 'Small prints side by side.' },
      labels: {
        label: 'Labels',
        description: 'Whether each small print says by which recipe it was made.'
      }
    }
  }
} satisfies Partial<StepWords>
