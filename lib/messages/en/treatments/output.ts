import type { StepWords } from '../../step-words.ts'

export const output = {
  label: 'Output',
  description: 'How the print is encoded. It must be the last step.',
  parameters: {
    format: {
      label: 'Format',
      description:
        'The file format of the print. original keeps the format of the photograph; best tries WebP, AVIF, JPEG and PNG and keeps the smallest. PNG loses nothing and suits drawings and prints to be worked on; to send or show photographs, WebP or JPEG take a fraction of the bytes.'
    },
    quality: {
      label: 'Quality',
      description: 'For JPEG, WebP and AVIF. PNG, GIF and TIFF do not use it.'
    },
    'max-bytes': {
      label: 'Maximum bytes',
      description:
        'The largest size of the print, in bytes. It gets the best quality that fits, up to the one given.'
    },
    lossless: {
      label: 'Lossless',
      description: 'For WebP and AVIF: keeps every pixel exactly. PNG and TIFF always do.'
    },
    progressive: {
      label: 'Progressive',
      description: 'For JPEG and PNG: appears whole but coarse at first, then sharpens as it loads.'
    },
    keep: {
      label: 'Keep',
      description:
        'The metadata that the print keeps: author and rights (copyright), the colour profile (icc), or all of it, with camera data, place and XMP (all). GIF keeps none, TIFF no camera data. A JPEG also keeps the HDR gain map (all) if the photograph was only resized.'
    },
    effort: {
      label: 'Effort',
      description:
        'How hard to work for a smaller file: 0 is quick, 9 is thorough. TIFF does not use it.'
    }
  }
} satisfies StepWords['output']
