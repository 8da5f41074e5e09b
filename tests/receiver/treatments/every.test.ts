import t, { type Test } from 'tap'
import type { RefusalCode } from '#lib/failures/failure.ts'
import { parseRecipe, RecipeError } from '#lib/recipes/recipe.ts'
import { type Allowed, allowedValues } from '#lib/recipes/values.ts'
import { examples, formats, originals } from '../../support/images/every-treatment.ts'
import {
  assertForeseen,
  assertSamePrint,
  type Printed,
  printLossless
} from '../../support/images/step-by-step.ts'

const LEAST_STEP = 0.000001

const asked = { folder: t.testdir({}), watermark: originals.webp.bytes }

/** All that is refused of what the parameters allow: what goes over the limits. */
const REFUSED: Record<string, RefusalCode> = {
  'pad:bottom=120;background=ffffff;top=16384': 'side-too-long',
  'pad:top=20;background=ffffff;bottom=16384': 'side-too-long',
  'pad:top=20;bottom=120;background=ffffff;left=16384': 'side-too-long',
  'pad:top=20;bottom=120;background=ffffff;right=16384': 'side-too-long',
  'border:color=ffffff;width=2000': 'too-many-pixels'
}

/** The step with one parameter changed. */
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

function beyond({ type, enum: values, minimum = 0, maximum = 0, pattern = '' }: Allowed) {
  const texts = ['', 'no-such-thing']
  if (values || type === 'boolean') return texts
  if (type === 'string') return texts.filter((text) => !new RegExp(pattern, 'u').test(text))
  const step = type === 'integer' ? 1 : LEAST_STEP
  const near = [minimum - step, maximum + step].map((value) => Number(value.toFixed(6)))
  return type === 'integer' ? [...near, minimum + 0.5] : near
}

for (const { name, treatment, step } of examples) {
  t.test(`${name}: from one end of each parameter to the other, and no further`, async (t) => {
    for (const [key, allowed] of Object.entries(allowedValues(treatment))) {
      for (const value of possible(allowed)) {
        await prints(t, originals.jpeg, withParameter(step, key, value))
      }
      for (const value of beyond(allowed)) {
        const recipe = withParameter(step, key, value)
        t.throws(() => parseRecipe(recipe), RecipeError, recipe)
      }
    }
  })
}

async function prints(t: Test, before: Printed, recipe: string) {
  const code = REFUSED[recipe]
  const printing = printLossless(before, recipe, asked)
  if (code) {
    const failure = { code, parameters: { subject: 'print' } }
    return t.rejects(printing, { name: 'UndevelopableError', failure }, recipe)
  }
  assertForeseen(t, before, await printing, recipe)
}

const KEEPING_16_BITS =
  'negative tint brightness contrast resize crop rotate flip flop pad border flatten sharpen median'

for (const format of formats) {
  t.test(`every treatment of ${format} gives what it gives of a lossless copy`, async (t) => {
    const original = originals[format]
    const copy = await printLossless(original, '', asked)
    for (const { name, step } of examples) {
      const made = await printLossless(original, step, asked)
      assertForeseen(t, copy, made, step)
      t.equal(made.deep, original.deep && KEEPING_16_BITS.split(' ').includes(name), step)
      await assertSamePrint(t, made, await printLossless(copy, step, asked), step)
    }
  })
}
