import t from 'tap'
import { catalogue } from '#lib/messages/catalogue.ts'
import { parseRecipe, RecipeError } from '#lib/recipes/recipe.ts'

const RECIPES = 2000
const SAFE_IN_A_PATH = /^[A-Za-z0-9.:;=,_+@!~-]+$/

type Allowed = {
  type: string
  enum?: string[]
  examples?: string[]
  minimum: number
  maximum: number
}

/** Park and Miller's generator, seeded, so that every run gets the same recipes. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % sides
  }
}

const roll = dice(20_261_122)
const pick = <T>(list: T[]): T => list[roll(list.length)] as T
const entries = catalogue('en')

t.test('parsing the canonical text of any recipe gives the same recipe', async (t) => {
  let refused = 0
  for (let i = 0; i < RECIPES; i++) {
    const recipe = read(writeAny())
    if (!recipe) {
      refused++
      continue
    }
    if (!SAFE_IN_A_PATH.test(recipe.text)) t.fail(`${recipe.text} is not safe in a path`)
    const again = parseRecipe(recipe.text)
    const same = again.text === recipe.text && JSON.stringify(again) === JSON.stringify(recipe)
    if (!same) t.fail(`${recipe.text} became ${again.text}`)
  }
  t.ok(refused < RECIPES / 4, `${refused} were refused`)
})

/** Undefined if a random recipe breaks a rule across parameters, as schemas do not express those. */
function read(text: string) {
  try {
    return parseRecipe(text)
  } catch (error) {
    if (error instanceof RecipeError && error.failure.code === 'missing-parameter') return undefined
    throw error
  }
}

function writeAny(): string {
  const treatments = Array.from({ length: roll(4) }, () =>
    writeStep(pick(entries.filter(({ name }) => name !== 'output')))
  )
  const ended = treatments.length === 0 || roll(2) === 0
  const output = entries.find(({ name }) => name === 'output')
  return [...treatments, ...(ended && output ? [writeStep(output)] : [])].join(',')
}

function writeStep({ name, parameters }: (typeof entries)[number]): string {
  const properties = Object.entries((parameters.properties ?? {}) as Record<string, Allowed>)
  const needed: string[] = [...(parameters.required ?? [])]
  if (name === 'resize') needed.push(pick(['width', 'height']))
  const chosen = properties
    .filter(([key]) => needed.includes(key) || roll(2) === 0)
    .sort(() => roll(3) - 1)
    .map(([key, allowed]) => `${key}=${writeValue(allowed)}`)
  return chosen.length > 0 ? `${name}:${chosen.join(';')}` : name
}

function writeValue({ type, enum: values, examples = [], minimum, maximum }: Allowed): string {
  if (values) return pick(values)
  if (type === 'boolean') return pick(['true', 'false'])
  if (type === 'string') return pick(examples)
  if (type === 'integer') return `${roll(2) ? '0' : ''}${minimum + roll(maximum - minimum + 1)}`
  const share = minimum + ((maximum - minimum) * roll(1001)) / 1000
  const rounded = share.toFixed(roll(6))
  return Number(rounded) >= minimum && Number(rounded) <= maximum ? rounded : String(minimum)
}
