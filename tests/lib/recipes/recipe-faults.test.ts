import t from 'tap'
import { inEnglish } from '#lib/messages/english.ts'
import { parseRecipe, RecipeError } from '#lib/recipes/recipe.ts'

type Fault = { step?: number; treatment?: string; parameter?: string; says?: RegExp }

const faults: Record<string, Fault> = {
  '': { step: 1, says: /name of a treatment is missing.*grayscale.*output/ },
  ',grayscale': { step: 1 },
  'grayscale,': { step: 2 },
  'grayscale,,thermal': { step: 2 },
  'grayscale,sparkle': { step: 2, treatment: 'sparkle', says: /"sparkle".*grayscale/ },
  Grayscale: { step: 1, treatment: 'Grayscale' },
  ' grayscale': { step: 1, treatment: ' grayscale' },
  __proto__: { step: 1, treatment: '__proto__' },
  constructor: { step: 1, treatment: 'constructor' },
  'grayscale:': { step: 1, treatment: 'grayscale', parameter: '' },
  'grayscale;weights=rec601': { step: 1, treatment: 'grayscale;weights=rec601' },
  'grayscale:weight=rec601': { step: 1, parameter: 'weight', says: /Allowed: weights/ },
  'grayscale:__proto__=1': { step: 1, parameter: '__proto__' },
  'grayscale:weights': { step: 1, parameter: 'weights', says: /luminance, rec601, rec709/ },
  'grayscale:weights=': { step: 1, parameter: 'weights' },
  'grayscale:weights=rec601=rec709': { step: 1, parameter: 'weights' },
  'grayscale:weights=rec601;': { step: 1, parameter: '' },
  'grayscale:weights=rec601;weights=rec601': { step: 1, parameter: 'weights', says: /twice/ },
  'grayscale,thermal:palette=snow': { step: 2, treatment: 'thermal', parameter: 'palette' },
  resize: { step: 1, treatment: 'resize', parameter: 'width', says: /width or height is required/ },
  'resize:fit=cover': { step: 1, parameter: 'width' },
  'resize:width=8;enlarge=yes': { step: 1, parameter: 'enlarge', says: /true or false/ },
  'output,grayscale': { step: 1, treatment: 'output', says: /last/ },
  'output,output': { step: 1, treatment: 'output' },
  'grayscale,output:quality=0': { step: 2, treatment: 'output', parameter: 'quality' },
  'output:quality=101': { step: 1, parameter: 'quality', says: /whole number from 1 to 100/ },
  'output:format=bmp': { step: 1, parameter: 'format', says: /png, jpeg, webp/ }
}

const badNumbers = '0 -1 16385 1.5 1e3 0x10 +5 5. .5 ٣ NaN Infinity 0000000008 true'.split(' ')
for (const number of ['', ' 5', '5 ', ...badNumbers]) {
  faults[`resize:height=${number}`] = { step: 1, parameter: 'height', says: /from 1 to 16384/ }
}

t.test('an error names the step and the parameter, and says what is allowed', async (t) => {
  for (const [text, { says = /./, ...where }] of Object.entries(faults)) {
    const failure = faultOf(text)
    t.match(failure?.parameters, where, `where in "${text}"`)
    t.match(failure && inEnglish(failure), says, `sentence of "${text}"`)
  }
})

t.test('an error holds what is allowed in machine-readable form', async (t) => {
  t.match(faultOf('thermal:palette=snow')?.parameters, {
    allowed: { enum: ['ironbow', 'inferno'] }
  })
  t.match(faultOf('resize:width=0')?.parameters, {
    allowed: { type: 'integer', minimum: 1, maximum: 16384 }
  })
  t.match(faultOf('resize:size=5')?.parameters, { allowed: ['width', 'height', 'fit', 'enlarge'] })
  t.match(faultOf('snow')?.parameters, { allowed: ['grayscale'] })
})

t.test('refuses too many steps or characters before parsing', async (t) => {
  t.match(sentenceOf(`${'thermal,'.repeat(16)}nonsense`), /17 steps; at most 16/)
  t.match(sentenceOf('x'.repeat(513)), /513 characters; at most 512/)
})

t.test('what was probably meant is named, where it is near enough', async (t) => {
  for (const [text, nearest] of [
    ['greyscale', 'grayscale'],
    ['Sepia', 'sepia'],
    ['thermo', 'thermal'],
    ['grayscale:weight=rec601', 'weights'],
    ['thermal:palette=infernal', 'inferno'],
    ['output:format=jpg', 'jpeg'],
    ['frobnicate', undefined],
    ['thermal:palette=snow', undefined],
    [`${'g'.repeat(400)}`, undefined]
  ] as [string, string | undefined][]) {
    const failure = faultOf(text)
    const parameters = { nearest: undefined, ...failure?.parameters }
    t.equal(parameters.nearest, nearest, text)
    const asked = nearest === undefined ? /^(?!.*Did you mean)/ : `Did you mean "${nearest}"?`
    t.match(failure && inEnglish(failure), asked)
  }
})

function sentenceOf(text: string): string | undefined {
  const failure = faultOf(text)
  return failure && inEnglish(failure)
}

function faultOf(text: string): RecipeError['failure'] | undefined {
  try {
    parseRecipe(text)
  } catch (error) {
    if (error instanceof RecipeError) return error.failure
    throw error
  }
  return undefined
}
