import type {
  DrawingPart,
  ImageFaults,
  ImagePart,
  MetadataPart,
  Refusals,
  Subject,
  UnreadKind
} from '#lib/failures/refusals.ts'
import type { Sentences, Titled } from '../../failure-words.ts'
import { fileOf } from './file-of.ts'

/** Why an upload is refused, or a result has failed. */
const images: Titled<ImageFaults> = {
  'not-an-image': {
    title: 'This is not an image that can be developed',
    detail: ({ name, formats }, { either }) =>
      `${fileOf(name)} is not a ${either(formats)} file, whatever its name says.`
  },
  heic: {
    title: 'HEIC photographs are not supported here',
    detail: ({ name }) =>
      `${fileOf(name)} is a HEIC photograph. Export it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible).`
  },
  'raw-file': {
    title: 'This raw camera file has no picture inside',
    detail: ({ name, kind }) =>
      `${fileOf(name)} is a raw camera file (${kind}) without a picture of at least half its size inside. Develop it in a raw converter, export it as JPEG, and send that.`
  },
  'side-too-long': {
    title: 'The image is too long or too wide',
    detail: ({ subject, width, height, limit }, { number }) =>
      `${has[subject]} ${width} × ${height} pixels; each side may have at most ${number(limit.allowed)}.`
  },
  'too-many-pixels': {
    title: 'The image has too many pixels',
    detail: ({ subject, width, height, frames, limit }, { number }) =>
      `${has[subject]} ${number(limit.measured)} pixels (${width} × ${height}${times(frames)}); at most ${number(limit.allowed)} are allowed.`
  }
}

/** Why a result has failed. */
const results: Sentences<Refusals> = {
  damaged: 'The image is damaged: part of it cannot be read. Send it again, or send another copy.',
  'cut-short':
    'The image file is incomplete: it ends too early. Was it saved completely? Send it again.',
  'drawing-refused': ({ part }) => `This SVG ${drawingParts[part]}. Save it as PNG, and send that.`,
  'kind-not-read': ({ format, kind }) =>
    `This ${format.toUpperCase()} is of a kind that is not read here${kinds[kind]}. Save it as an ordinary JPEG or PNG, and send that.`,
  'too-many-frames': ({ subject, frames, limit }, { number }) =>
    `${has[subject]} ${number(frames)} frames; at most ${number(limit.allowed)} are allowed.`,
  'too-many-parts': ({ subject, part, limit }, { number }) =>
    `${has[subject]} ${number(limit.measured)} ${parts[part]}; at most ${number(limit.allowed)} are allowed. No camera writes that many: save it again with another program, and send that.`,
  'metadata-too-large': ({ subject, part, limit }, { bytes }) =>
    `${carries[subject]} at least ${bytes(limit.measured)} of ${metadata[part]}; at most ${bytes(limit.allowed)} are allowed. Save it without that in another program, and send it again.`,
  'contradictory-size': ({ subject, width, height, claimed }) =>
    `${has[subject]} ${width} × ${height} pixels, but its file says ${claimed.width} × ${claimed.height}: it is damaged. Send another copy.`,
  'too-long-for-format':
    'The print would have {width} × {height} pixels; {format} allows at most {limit.allowed} a side. Make it smaller with resize, or choose another format.',
  'too-much-memory':
    'Developing the image would take about {limit.measured:bytes} of memory; only {limit.allowed:bytes} is available. Send a smaller one, or ask for a smaller print.',
  'print-too-large': ({ format, lossy, limit }, { number }) =>
    `As ${format}, the print takes ${number(limit.measured)} bytes${lossy ? ' even at the lowest quality' : ''}; at most ${number(limit.allowed)} were requested. Make it smaller with resize, or choose another format.`,
  'nothing-left':
    'The image has {width} × {height} pixels: no part of it lies in {region}. Choose another region.',
  'watermark-gone':
    'The watermark, image {image}, does not exist or was erased. Send it again, and use its new id.',
  crashed:
    'The image could not be developed: all {times} attempts failed. Try another recipe, or send the image in another format.',
  'took-too-long':
    'Developing the image took more than {limit.allowed} seconds. Send a smaller one, or ask for fewer steps.',
  internal:
    'The darkroom itself failed on this image, each time: a fault of its program, not of the image. Tell its operator {id}: the log has it, too.',
  'record-unreadable': 'The storage has damaged the record of this print. Ask for it again.',
  unclassified: '{sentence}'
}

export const refusals = { ...images, ...results }

const has: Record<Subject, string> = {
  image: 'The image has',
  watermark: 'The watermark has',
  print: 'The print would have'
}

const times = (frames: number) => (frames > 1 ? `, ${frames} frames` : '')

const kinds: Record<UnreadKind, string> = {
  animated: ': it is animated',
  channels: ': it has too many channels',
  colours: ': its colours are stored in an unusual way',
  compression: ': it is compressed in an unusual way',
  float:
    ': its samples are floating-point numbers of an unusual kind (32 bits from 0 to 1 are read)',
  process: ': it is a lossless or hierarchical JPEG',
  'sample-bits': ': its samples have an unusual number of bits',
  signed: ': its samples are signed numbers',
  'tiled-planes': ': it has tiles and separate colour planes',
  other: ''
}

const carries: Record<Subject, string> = {
  image: 'The image carries',
  watermark: 'The watermark carries',
  print: 'The print would carry'
}

const parts: Record<ImagePart, string> = {
  scans: 'progressive scans',
  sections: 'sections',
  frames: 'frames',
  tiles: 'tiles',
  pages: 'pages',
  tags: 'fields of metadata'
}

const metadata: Record<MetadataPart, string> = {
  icc: 'colour profile',
  exif: 'EXIF metadata',
  xmp: 'XMP metadata',
  text: 'text',
  other: 'what programs have added'
}

const drawingParts: Record<DrawingPart, string> = {
  entities: 'declares entities, which are not read here',
  links: 'refers to other files, which are not opened here',
  encoding: 'is not in UTF-8',
  size: 'is too large a file to be drawn here',
  elements: 'has too many elements to be drawn here'
}
