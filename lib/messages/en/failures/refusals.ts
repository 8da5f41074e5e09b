import type { ImageFaults, Refusals, Subject } from '#lib/failures/refusals.ts'
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
    title: 'HEIC photographs cannot be read here',
    detail: ({ name }) =>
      `${fileOf(name)} is HEIC. Export it as JPEG (iPhone: Settings, Camera, Formats, Most Compatible).`
  },
  'side-too-long': {
    title: 'The image is too long or too wide',
    detail: ({ subject, width, height, limit }, { number }) =>
      `${has[subject]} ${width} × ${height} pixels; a side may have at most ${number(limit.allowed)}.`
  },
  'too-many-pixels': {
    title: 'The image has too many pixels',
    detail: ({ subject, width, height, frames, limit }, { number }) =>
      `${has[subject]} ${number(limit.measured)} pixels (${width} × ${height}${times(frames)}); at most ${number(limit.allowed)} are allowed.`
  }
}

/** Why a result has failed. */
const results: Sentences<Refusals> = {
  damaged: 'The image is damaged: not all of it can be read. Send it again, or another copy of it.',
  'cut-short':
    'The image file is incomplete: it ends too early. Was it saved completely? Send it again.',
  'too-many-frames': ({ subject, frames, limit }, { number }) =>
    `${has[subject]} ${number(frames)} frames; at most ${number(limit.allowed)} are allowed.`,
  'too-long-for-format':
    'The print would have {width} × {height} pixels; {format} holds at most {limit.allowed} a side.',
  'too-much-memory':
    'Developing the image would take about {limit.measured:bytes} of memory; there are {limit.allowed:bytes} for it. Send a smaller one, or ask for a smaller print.',
  'print-too-large': ({ format, lossy, limit }, { number }) =>
    `As ${format} the print has ${number(limit.measured)} bytes${lossy ? ' at the lowest quality' : ''}; at most ${number(limit.allowed)} were asked for. Make it smaller with resize, or choose another format.`,
  'nothing-left': 'The image has {width} × {height} pixels: nothing of it lies in {region}.',
  'watermark-gone':
    'The watermark, image {image}, is not here (any more): send it, and ask with its new id.',
  'stopped-receiver':
    'The image could not be developed: each of {times} attempts failed. Try another recipe, or send the image in another format.',
  unclassified: '{sentence}'
}

export const refusals = { ...images, ...results }

const has: Record<Subject, string> = {
  image: 'The image has',
  watermark: 'The watermark has',
  print: 'The print would have'
}

const times = (frames: number) => (frames > 1 ? `, ${frames} frames` : '')
