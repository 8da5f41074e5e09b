import { treatments } from '#lib/treatments/index.ts'
import type { Treatment } from '#lib/treatments/treatment.ts'
import { kinds } from './kinds.ts'
import { draw, drawPng, scene } from './pixels.ts'
import { type Printed, read } from './step-by-step.ts'

const small = (channels: 1 | 2 | 3 | 4) => draw(scene(20, 14, channels))

/** An image of each format that is read, in different kinds. */
const images = {
  jpeg: await small(3).jpeg().toBuffer(),
  png: await drawPng(scene(20, 14, 2)),
  webp: await small(4).webp().toBuffer(),
  gif: kinds['an animation']?.image as Buffer,
  avif: await small(3).avif().toBuffer(),
  tiff: await small(3).toColourspace('cmyk').tiff().toBuffer(),
  'png of 16 bits': kinds['16-bit RGBA']?.image as Buffer
}

export type Format = keyof typeof images
export const formats = Object.keys(images) as Format[]
export const originals = Object.fromEntries(
  await Promise.all(formats.map(async (format) => [format, await read(images[format])]))
) as Record<Format, Printed>

/** Each treatment with a step that uses it, from its example. */
export const examples = Object.entries<Treatment>(treatments).map(([name, treatment]) => {
  const step = treatment.example.split(',').find((text) => text.split(':')[0] === name)
  if (!step) throw new Error(`The example of ${name}, ${treatment.example}, does without it.`)
  return { name, treatment, step }
})
