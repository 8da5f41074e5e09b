import sharp from 'sharp'
import type { Test } from 'tap'
import { treatments } from '#lib/treatments/index.ts'
import type { Treatment } from '#lib/treatments/treatment.ts'
import { UndevelopableError } from '../../../apps/receiver/pipeline/undevelopable.ts'
import { kinds } from './kinds.ts'
import { draw, drawPng, LIMITS, print, scene } from './pixels.ts'

const small = (channels: 1 | 2 | 3 | 4) => draw(scene(20, 14, channels))

/** One of each format that is read, of all the kinds of image between them. */
export const originals: Record<string, Buffer> = {
  jpeg: await small(3).jpeg().toBuffer(),
  png: await drawPng(scene(20, 14, 2)),
  webp: await small(4).webp().toBuffer(),
  gif: kinds['an animation']?.image as Buffer,
  avif: await small(3).avif().toBuffer(),
  tiff: await small(3).toColourspace('cmyk').tiff().toBuffer(),
  'png of 16 bits': kinds['16-bit RGBA']?.image as Buffer
}

/** Each treatment, and a step with it: the one of its example. */
export const examples = Object.entries<Treatment>(treatments).map(([name, treatment]) => {
  const step = treatment.example.split(',').find((text) => text.split(':')[0] === name)
  if (!step) throw new Error(`The example of ${name}, ${treatment.example}, does without it.`)
  return { name, treatment, step }
})

/** A print, or a refusal that says why. */
export async function develops(t: Test, image: Buffer | undefined, recipe: string) {
  try {
    const limits = { ...LIMITS, maxPixels: 1_000_000 }
    const { bytes } = await print(t, image as Buffer, recipe, limits, originals.webp)
    const { width } = await sharp(bytes).metadata()
    return width > 0
  } catch (error) {
    if (error instanceof UndevelopableError) return true
    t.comment(`${recipe}: ${error}`)
    return false
  }
}
