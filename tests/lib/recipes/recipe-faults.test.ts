import t from 'tap'
import { parseRecipe, RecipeError } from '#lib/recipes/recipe.ts'

type Fault = { step?: number; treatment?: string; parameter?: string; says?: RegExp }

const faults: Record<string, Fault> = {
  '': { step: 1, says: /no treatment is named.*grayscale.*output/ },
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
  resize: { step: 1, treatment: 'resize', parameter: 'width', says: /width or height is needed/ },
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
    const error = faultOf(text)
    t.match(error, where, `where in "${text}"`)
    t.match(error?.message, says, `message of "${text}"`)
  }
})

t.test('an error holds what is allowed in machine-readable form', async (t) => {
  t.match(faultOf('thermal:palette=snow')?.allowed, { enum: ['ironbow', 'inferno'] })
  t.match(faultOf('resize:width=0')?.allowed, { type: 'integer', minimum: 1, maximum: 16384 })
  t.match(faultOf('resize:size=5')?.allowed, ['width', 'height', 'fit', 'enlarge'])
  t.match(faultOf('snow')?.allowed, ['grayscale'])
})

t.test('refuses too many steps or characters before parsing', async (t) => {
  t.match(faultOf(`${'thermal,'.repeat(16)}nonsense`)?.message, /17 steps; at most 16/)
  t.match(faultOf('x'.repeat(513))?.message, /513 characters; at most 512/)
})

function faultOf(text: string): RecipeError | undefined {
  try {
    parseRecipe(text)
  } catch (error) {
    if (error instanceof RecipeError) return error
    throw error
  }
  return undefined
}
