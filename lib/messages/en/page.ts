import { batch } from './batch.ts'
import { compare } from './compare.ts'
import { mine } from './mine.ts'
import { operators } from './operators.ts'
import { upload } from './upload.ts'

/** What the pages say; every language has the same keys, or the type check fails. */
export const page = {
  siteTitle: 'Revelado, a darkroom',
  home: 'Back to the darkroom',
  skip: 'Skip to the content',

  heading: 'Photographs in, prints out',
  lead: 'Each photograph waits its turn, is developed on this server, and shows up on a page that only its address opens.',
  closed:
    'The message broker cannot be reached just now. What you send may have to be sent again in a moment.',

  photographs: 'Photographs',
  choose: 'Choose photographs',
  drop: 'or drop them here',
  formats: (list: string) => `${list}.`,
  limits: (files: number, size: string) =>
    files === 1 ? `One at a time, of at most ${size}.` : `At most ${files} at once, ${size} each.`,
  tooLarge: (size: string) => `{name} is larger than ${size}.`,

  named: 'Ready-made prints',
  namedHint: 'Each has its own treatments, size and format. Programs ask for it by its name.',
  treatments: 'Treatments',
  treatmentsHint: 'Each one that you tick gives a print of its own.',
  parametersOf: (label: string) => `${label}: settings`,
  print: 'Print',
  printHint: 'For every treatment that you tick.',
  automatic: 'auto',
  originalFormat: 'as it was sent',
  ownRecipe: 'Write a recipe yourself',
  ownRecipeHint:
    'One more print: treatments in their order, with commas between; output comes last.',
  develop: 'Develop',
  sending: 'Sending…',

  kept: (time: string) => `Kept for ${time}.`,
  keptOnDisk: (time: string) =>
    `Kept for ${time}, or until this server’s disk goes, whichever is first: download what you want to keep.`,
  hours: (count: string, one: boolean) => (one ? `${count} hour` : `${count} hours`),

  goes: 'Goes',
  goesOnDisk: 'or when this server’s disk goes',
  original: 'Original',
  progress: (parts: string) => `Prints: ${parts}`,
  ready: (count: number) => `${count} ready`,
  underWay: (count: number) => `${count} under way`,
  failed: (count: number) => `${count} failed`,
  noPrints: 'No print was asked for yet.',
  unattended: 'No receiver is at work just now: what waits is developed as soon as one is.',
  inLine: (place: number) => (place === 1 ? 'Next in line' : `Number ${place} in line`),
  status: {
    queued: 'Waiting its turn',
    processing: 'In the tray',
    done: 'Ready',
    failed: 'Failed'
  },
  altOriginal: (name: string) => `The original: ${name}`,
  altPrint: (label: string, name: string) => `${label} print of ${name}`,
  notShown: (format: string) => `Browsers do not show ${format}: download it to see it.`,
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
    carries: 'Carries',
    nothing: 'nothing besides its pixels'
  },
  spaces: { rgb: 'RGB', gray: 'gray', cmyk: 'CMYK' },
  removed: 'Left out of the print',
  carried: {
    exif: 'camera data (EXIF)',
    gps: 'the place (GPS)',
    icc: 'colour profile (ICC)',
    xmp: 'XMP',
    iptc: 'IPTC'
  },
  download: 'Download',
  downloadOf: (label: string) => `Download: ${label}`,
  tryAgain: 'Try again',
  contactSheet: 'Contact sheet',
  contactSheetHint: 'Small prints by every treatment of tone and colour, to choose from.',
  makeContactSheet: 'Make a contact sheet',
  contactSheetWaiting: 'The small prints are in the tray.',
  contactSheetChoose: 'Choose one to have it in full size.',
  another: 'Another print',
  anotherHint: 'Of the same photograph; there is no need to send it again.',
  erase: 'Erase this photograph',
  eraseQuestion: 'Erase this photograph and all its prints?',
  eraseDetail: 'They go at once, for everybody, and cannot be brought back.',
  eraseConfirm: 'Erase it all',
  keep: 'Keep it',

  problem: 'Problem',
  advice: {
    upload: 'Go back, choose again, and send.',
    recipe: 'Go back and change the recipe; what may stand there is said above.',
    again: 'Wait a little and try again.',
    againIn: (seconds: number) =>
      seconds === 1 ? 'Try again in a second.' : `Try again in ${seconds} seconds.`,
    waiting: 'It shows up on the page of its photograph.'
  },
  toImage: 'To the photograph',

  batch,
  compare,
  upload,
  mine,
  operators
}

export type PageWords = typeof page
