import sharp from 'sharp'
import type { Test } from 'tap'
import { parseRecipe, type Step } from '#lib/recipes/recipe.ts'
import { assertPixels } from './assert-pixels.ts'
import { everySample, type Facts, factsOf } from './facts.ts'
import { LIMITS, printIn } from './pixels.ts'
import { type Foreseen, printAfter } from './print-after.ts'

/** Small enough for every print to be made in moments. */
const limits = { ...LIMITS, maxPixels: 1_000_000 }

/** A file and its facts. */
export type Printed = Facts & { bytes: Buffer }

type Asked = { folder: string; watermark?: Buffer | undefined }

/**
 * Develops without loss: animations as WebP, which PNG could not hold, all else as PNG.
 * @throws UndevelopableError
 */
export async function printLossless(
  { bytes: image, frames }: Printed,
  recipe: string,
  { folder, watermark }: Asked
): Promise<Printed> {
  const output = frames > 1 ? 'output:format=webp;lossless=true' : 'output'
  const text = recipe === '' ? output : `${recipe},${output}`
  const { bytes } = await printIn(folder, image, text, { limits, watermark })
  return read(bytes)
}

export async function read(bytes: Buffer): Promise<Printed> {
  return { bytes, ...(await factsOf(bytes)) }
}

/** Asserts that a print has the size, the channels and the frames that the catalogue promises. */
export function assertForeseen(t: Test, before: Facts, made: Facts, recipe: string) {
  const [step] = parseRecipe(recipe).steps as [Step]
  const foreseen: Partial<Foreseen> = printAfter(before, step)
  // only the pixels say how much is cut off
  if (step.name === 'trim') for (const side of ['width', 'height'] as const) delete foreseen[side]
  // WebP has no gray images, and its encoder decides whether frames have alpha
  if (made.format === 'webp') delete foreseen.gray
  if (made.frames > 1) delete foreseen.alpha
  t.match(made, foreseen, `${recipe}: what was foreseen`)
}

/** Asserts that two prints have the same size, frames and pixels. */
export async function assertSamePrint(t: Test, got: Printed, expected: Printed, recipe: string) {
  const size = ({ width, height, frames }: Printed) => ({ width, height, frames })
  t.strictSame(size(got), size(expected), `${recipe}: size`)
  if (got.bytes.equals(expected.bytes)) return t.pass(recipe)
  const samples = { got: await everySample(got.bytes), expected: await everySample(expected.bytes) }
  assertPixels(t, samples, recipe)
}

type Pair = { original: Printed; steps: [first: string, second: string]; name: string }

/** Compares both steps in one recipe with the same steps one after the other. */
export function createPairs(asked: Asked) {
  const once = new Map<Printed, Map<string, Promise<Printed>>>()

  return async (t: Test, { original, steps: [first, second], name }: Pair) => {
    try {
      const before = await printOnce(original, first)
      const together = await printLossless(original, `${first},${second}`, asked)
      assertForeseen(t, before, together, second)
      const apart = await printLossless(await asStill(before), second, asked)
      // between two runs of sharp, pixels are kept in 8 bits
      const rounded = apart.deep && !together.deep
      const expected = rounded ? await printLossless(await inBytes(before), second, asked) : apart
      await assertSamePrint(t, together, expected, name)
    } catch (error) {
      t.fail(`${name}: ${error}`)
    }
  }

  /** Developed once, whatever follows. */
  function printOnce(original: Printed, step: string): Promise<Printed> {
    const prints = once.get(original) ?? new Map<string, Promise<Printed>>()
    once.set(original, prints)
    const made = prints.get(step) ?? printLossless(original, step, asked)
    prints.set(step, made)
    return made
  }
}

/** WebP files may be decoded at a smaller size, unlike pixels kept in memory. */
async function asStill(made: Printed): Promise<Printed> {
  if (made.frames > 1 || made.format === 'png') return made
  return read(await sharp(made.bytes).png().toBuffer())
}

async function inBytes(made: Printed): Promise<Printed> {
  const space = made.gray ? 'b-w' : 'srgb'
  return read(await sharp(made.bytes).toColourspace(space).png().toBuffer())
}
