import sharp from 'sharp'
import t, { type Test } from 'tap'
import { parseRecipe, RecipeError } from '#lib/recipe.ts'
import { type Allowed, allowedValues } from '#lib/recipe-values.ts'
import { treatments } from '#lib/treatments/index.ts'
import type { Treatment } from '#lib/treatments/treatment.ts'
import { UndevelopableError } from '../../../apps/receiver/undevelopable.ts'
import { kinds } from '../../support/kinds.ts'
import { draw, drawPng, LIMITS, print, scene } from '../../support/pixels.ts'

const LEAST_STEP = 0.000001
const entries = Object.entries<Treatment>(treatments)

const small = (channels: 1 | 2 | 3 | 4) => draw(scene(20, 14, channels))
const originals: Record<string, Promise<Buffer>> = {
  jpeg: small(3).jpeg().toBuffer(),
  png: drawPng(scene(20, 14, 2)),
  webp: small(4).webp().toBuffer(),
  gif: Promise.resolve(kinds['an animation']?.image as Buffer),
  avif: small(3).avif().toBuffer(),
  tiff: small(3).toColourspace('cmyk').tiff().toBuffer(),
  'png of 16 bits': Promise.resolve(kinds['16-bit RGBA']?.image as Buffer)
}

/** The step alone, out of the example. */
function exampleOf(name: string, { example }: Treatment): string {
  return example.split(',').find((step) => step.split(':')[0] === name) as string
}

/** The example with one parameter changed. */
function withParameter(step: string, key: string, value: unknown): string {
  const [name, rest = ''] = step.split(':')
  const others = rest.split(';').filter((pair) => pair !== '' && !pair.startsWith(`${key}=`))
  return `${name}:${[...others, `${key}=${value}`].join(';')}`
}

function possible({ type, enum: values, minimum = 0, maximum = 0, examples = [] }: Allowed) {
  if (values) return values
  if (type === 'boolean') return [true, false]
  return type === 'string' ? examples : [minimum, maximum]
}

function beyond({ type, enum: values, minimum = 0, maximum = 0 }: Allowed) {
  if (values || type === 'boolean' || type === 'string') return ['', 'no-such-thing']
  const step = type === 'integer' ? 1 : LEAST_STEP
  const near = [minimum - step, maximum + step].map((value) => Number(value.toFixed(6)))
  return type === 'integer' ? [...near, minimum + 0.5] : near
}

/** A print, or a refusal that says why. */
async function develops(t: Test, image: Buffer, recipe: string) {
  try {
    const { bytes } = await print(t, image, recipe, { ...LIMITS, maxPixels: 1_000_000 })
    const { width } = await sharp(bytes).metadata()
    return width > 0
  } catch (error) {
    if (error instanceof UndevelopableError) return true
    t.comment(`${recipe}: ${error}`)
    return false
  }
}

for (const [name, treatment] of entries) {
  t.test(`${name}: from one end of each parameter to the other, and no further`, async (t) => {
    const example = exampleOf(name, treatment)
    for (const [key, allowed] of Object.entries(allowedValues(treatment))) {
      for (const value of possible(allowed)) {
        const recipe = withParameter(example, key, value)
        t.ok(await develops(t, (await originals.jpeg) as Buffer, recipe), recipe)
      }
      for (const value of beyond(allowed)) {
        const recipe = withParameter(example, key, value)
        t.throws(() => parseRecipe(recipe), RecipeError, recipe)
      }
    }
  })
}

t.test('every treatment on every format', async (t) => {
  for (const [name, treatment] of entries) {
    const example = exampleOf(name, treatment)
    for (const [format, original] of Object.entries(originals)) {
      t.ok(await develops(t, await original, example), `${example} on ${format}`)
    }
  }
})

t.test('every two treatments, on one format after the other', async (t) => {
  const formats = Object.entries(originals)
  const steps = entries.map(([name, treatment]) => exampleOf(name, treatment))
  for (const [i, first] of steps.entries()) {
    for (const [j, second] of steps.entries()) {
      // As many formats as there are, every treatment meets each of them, first and second.
      const [format, original] = formats[(i + j) % formats.length] as (typeof formats)[number]
      const recipe = `${first},${second}`
      t.ok(await develops(t, await original, recipe), `${recipe} on ${format}`)
    }
  }
})
