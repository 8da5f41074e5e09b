import { batch } from './batch.ts'
import { chain } from './chain.ts'
import { compare } from './compare.ts'
import { footer } from './footer.ts'
import { key } from './key.ts'
import { mine } from './mine.ts'
import { operators } from './operators.ts'
import { studio } from './studio.ts'
import { upload } from './upload.ts'

/** What the pages say; every language has the same keys, or the type check fails. */
export const page = {
  siteTitle: 'Revelado, a darkroom',
  home: 'Back to the darkroom',
  skip: 'Skip to the content',

  heading: 'Photographs in, prints out',
  lead: 'Each photograph gets a private page; only people with its link can open it.',
  closed:
    'Photographs cannot be accepted right now: the message broker is unreachable. Try again in a moment.',

  photographs: 'Photographs',
  choose: 'Choose photographs',
  drop: 'or drop them here',
  formats: (list: string) => `${list}.`,
  limits: (files: number, size: string) =>
    files === 1 ? `One at a time, up to ${size}.` : `Up to ${files} at once, ${size} each.`,
  tooLarge: (size: string) => `{name} is larger than ${size}.`,

  named: 'Ready-made prints',
  namedHint: 'Treatments, size and format in one click; in the API, use the @name.',
  treatments: 'Treatments',
  treatmentsHint: 'Each box you tick makes a separate print.',
  parametersOf: (label: string) => `${label}: settings`,
  print: 'Print',
  printHint: 'Applies to every treatment you tick.',
  automatic: 'auto',
  originalFormat: 'same as original',
  ownRecipe: 'Write a recipe yourself',
  ownRecipeHint:
    'Makes one more print. List the treatments in order, separated by commas; output comes last.',
  develop: 'Develop',
  sending: 'Sending…',

  kept: (time: string) => `Deleted after ${time}.`,
  keptOnDisk: (time: string) =>
    `Deleted after ${time}, sooner if this server loses its disk. Download what you want to keep.`,
  hours: (count: string, one: boolean) => (one ? `${count} hour` : `${count} hours`),

  goes: 'Deleted',
  goesOnDisk: 'or earlier if this server loses its disk',
  original: 'Original',
  progress: (parts: string) => `Prints: ${parts}`,
  ready: (count: number) => `${count} ready`,
  underWay: (count: number) => `${count} in progress`,
  failed: (count: number) => `${count} failed`,
  labelled: (label: string, text: string) => `${label}: ${text}`,
  noPrints: 'No prints requested yet.',
  unattended:
    'No receiver is running right now. Waiting prints are developed as soon as one starts.',
  inLine: (place: number) => (place === 1 ? 'Next in line' : `Number ${place} in line`),
  status: {
    queued: 'Waiting in line',
    processing: 'Developing…',
    done: 'Ready',
    failed: 'Failed'
  },
  altOriginal: (name: string) => `The original: ${name}`,
  altPrint: (label: string, name: string) => `${label} print of ${name}`,
  notShown: (format: string) => `Browsers cannot display ${format}. This is a small copy as WebP.`,
  recipe: 'Recipe',
  size: 'Size',
  file: 'File',
  time: 'Time',
  facts: {
    frames: 'Frames',
    colour: 'Colour',
    bits: (depth: number) => (depth === 1 ? '1 bit' : `${depth} bits`),
    mainColour: 'Main colour',
    orientation: 'Orientation',
    carries: 'Metadata',
    nothing: 'none'
  },
  spaces: { rgb: 'RGB', gray: 'gray', cmyk: 'CMYK' },
  removed: 'Removed from the print',
  carried: {
    exif: 'camera data (EXIF)',
    gps: 'location (GPS)',
    icc: 'colour profile (ICC)',
    xmp: 'XMP',
    iptc: 'IPTC',
    c2pa: 'content credentials (C2PA)',
    gainMap: 'HDR gain map'
  },
  download: 'Download',
  downloadOf: (label: string) => `Download: ${label}`,
  tryAgain: 'Try again',
  contactSheet: 'Contact sheet',
  contactSheetHint: 'A small print for every tone and colour treatment, to choose from.',
  makeContactSheet: 'Make a contact sheet',
  contactSheetWaiting: 'The small prints are being developed…',
  contactSheetChoose: 'Choose one to get it at full size.',
  another: 'Another print',
  anotherHint: 'Of the same photograph; no need to send it again.',
  erase: 'Erase this photograph',
  eraseQuestion: 'Erase this photograph and all its prints?',
  eraseDetail: 'They are deleted at once for everyone. This cannot be undone.',
  eraseConfirm: 'Erase it all',
  keep: 'Keep it',

  problem: 'Problem',
  advice: {
    upload: 'Go back and choose again.',
    recipe: 'Go back and change the recipe as described above.',
    again: 'Wait a moment and try again.',
    againIn: (seconds: number) =>
      seconds === 1 ? 'Try again in a second.' : `Try again in ${seconds} seconds.`,
    waiting: 'It will appear on its photograph’s page.'
  },
  toImage: 'Back to the photograph',

  batch,
  chain,
  compare,
  footer,
  key,
  studio,
  upload,
  mine,
  operators
}

export type PageWords = typeof page
