import type { StepWords } from '../../step-words.ts'
import { laid } from './shared.ts'

export const sheet = {
  watermark: {
    label: 'Watermark',
    description: 'Writes text on the photograph, in DejaVu Sans.',
    parameters: {
      text: {
        label: 'Text',
        description:
          'Up to 100 characters. Write commas, semicolons, colons, equals signs and tildes as ~ and two hexadecimal digits for each byte of UTF-8: a comma is ~2C, and a space may be ~20.'
      },
      size: { label: 'Size', description: 'The height of a line, in percent of the shorter side.' },
      color: { label: 'Colour', description: 'The colour of the letters.' },
      ...laid
    }
  },
  'watermark-image': {
    label: 'Watermark image',
    description: 'Places another image on the photograph: a logo, for instance.',
    parameters: {
      image: {
        label: 'Image',
        description:
          'The id of another image that is still on this server, ideally one with transparency.'
      },
      size: {
        label: 'Size',
        description: 'The length of its longer side, in percent of the photograph’s shorter side.'
      },
      ...laid
    }
  },
  'contact-sheet': {
    label: 'Contact sheet',
    description:
      'A sheet of small prints to choose from, one for every treatment of tone and colour.',
    parameters: {
      size: { label: 'Size', description: 'The longer side of each small print, in pixels.' },
      columns: { label: 'Columns', description: 'The number of small prints in a row.' },
      labels: {
        label: 'Labels',
        description: 'Whether each small print is labelled with its recipe.'
      }
    }
  }
} satisfies Partial<StepWords>
