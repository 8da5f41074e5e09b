import type { StepWords } from '../../step-words.ts'

export const output = {
  label: 'Output',
  description: 'How the print is encoded. Only as the last step.',
  parameters: {
    format: {
      label: 'Format',
      description:
        'The file format of the print; original is the one that was sent, best tries WebP, AVIF, JPEG and PNG and keeps the smallest.'
    },
    quality: {
      label: 'Quality',
      description: 'For JPEG, WebP and AVIF. PNG, GIF and TIFF do not use it.'
    },
    'max-bytes': {
      label: 'At most',
      description:
        'Bytes of the print. The quality is the best that stays under it, up to the one given.'
    },
    lossless: {
      label: 'Lossless',
      description: 'For WebP and AVIF: every pixel as it is. PNG and TIFF always are.'
    },
    progressive: {
      label: 'Progressive',
      description: 'For JPEG and PNG: shown whole and coarse first, then ever finer.'
    },
    keep: {
      label: 'Keep',
      description:
        'What the print keeps of the metadata: who made it and whose it is (copyright), the colour profile (icc), or with the camera data, the place and XMP, all. GIF keeps none, TIFF no camera data.'
    },
    effort: {
      label: 'Effort',
      description:
        'How long to look for fewer bytes: 0 is quick, 9 is thorough. TIFF does not use it.'
    }
  }
} satisfies StepWords['output']
