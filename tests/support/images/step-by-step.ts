import sharp from 'sharp'
import type { Test } from 'tap'
import { parseRecipe, type Step } from '#lib/recipes/recipe.ts'
import { assertPixels } from './assert-pixels.ts'
import { everySample, type Facts, factsOf } from './facts.ts'
import { LIMITS, printIn } from './pixels.ts'
import { type Foreseen, printAfter } from './print-after.ts'

/** Held to a size at which every print is made at once. */
const limits = { ...LIMITS, maxPixels: 1_000_000 }

/** A file, and what it says of itself. */
export type Printed = Facts & { bytes: Buffer }

type Asked = { folder: string; watermark?: Buffer | undefined }

/**
 * Develops without loss: as WebP what moves, which PNG would not, as PNG everything else.
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

/** The print is of the size, the channels and the frames that the catalogue promises. */
export function assertForeseen(t: Test, before: Facts, made: Facts, recipe: string) {
  const [step] = parseRecipe(recipe).steps as [Step]
  const foreseen: Partial<Foreseen> = printAfter(before, step)
  // How much is cut off, only the pixels tell.
  if (step.name === 'trim') for (const side of ['width', 'height'] as const) delete foreseen[side]
  // WebP knows no gray, and its frames have alpha as the encoder sees fit.
  if (made.format === 'webp') delete foreseen.gray
  if (made.frames > 1) delete foreseen.alpha
  t.match(made, foreseen, `${recipe}: what was foreseen`)
}

/** The print of one recipe has the size, the frames and the pixels of another print. */
export async function assertSamePrint(t: Test, got: Printed, expected: Printed, recipe: string) {
  const size = ({ width, height, frames }: Printed) => ({ width, height, frames })
  t.strictSame(size(got), size(expected), `${recipe}: size`)
  if (got.bytes.equals(expected.bytes)) return t.pass(recipe)
  const samples = { got: await everySample(got.bytes), expected: await everySample(expected.bytes) }
  assertPixels(t, samples, recipe)
}

type Pair = { original: Printed; steps: [first: string, second: string]; name: string }

/** Prints both steps in one go and one after the other, and holds one print against the other. */
export function createPairs(asked: Asked) {
  const once = new Map<Printed, Map<string, Promise<Printed>>>()

  return async (t: Test, { original, steps: [first, second], name }: Pair) => {
    try {
      const before = await printOnce(original, first)
      const together = await printLossless(original, `${first},${second}`, asked)
      assertForeseen(t, before, together, second)
      const apart = await printLossless(await asStill(before), second, asked)
      // Between two runs of sharp pixels wait in 8 bits.
      const rounded = apart.deep && !together.deep
      const expected = rounded ? await printLossless(await inBytes(before), second, asked) : apart
      await assertSamePrint(t, together, expected, name)
    } catch (error) {
      t.fail(`${name}: ${error}`)
    }
  }

  /** The first step is the same whatever follows it. */
  function printOnce(original: Printed, step: string): Promise<Printed> {
    const prints = once.get(original) ?? new Map<string, Promise<Printed>>()
    once.set(original, prints)
    const made = prints.get(step) ?? printLossless(original, step, asked)
    prints.set(step, made)
    return made
  }
}

/** Of WebP a small version may be decoded, which pixels that wait in memory have not. */
async function asStill(made: Printed): Promise<Printed> {
  if (made.frames > 1 || made.format === 'png') return made
  return read(await sharp(made.bytes).png().toBuffer())
}

async function inBytes(made: Printed): Promise<Printed> {
  const space = made.gray ? 'b-w' : 'srgb'
  return read(await sharp(made.bytes).toColourspace(space).png().toBuffer())
}
