import t from 'tap'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import type { Picture } from '../../../apps/receiver/pipeline/picture.ts'
import { plan } from '../../../apps/receiver/pipeline/plan.ts'
import { operationsOf } from '../../../apps/receiver/treatments/index.ts'

const RGB: Picture = { width: 64, height: 48, frames: 1, gray: false, alpha: false, deep: false }
const RGBA = { ...RGB, alpha: true }
const GRAY = { ...RGB, gray: true }
const ANIMATION = { ...RGB, frames: 3 }

function segmentsOf(recipe: string, start: Picture) {
  return plan(start, operationsOf(parseRecipe(recipe).steps, new Map()))
}

/** A segment a line: the stages of its run of sharp, in brackets, and whether pixels are painted. */
function planOf(recipe: string, start: Picture) {
  return segmentsOf(recipe, start).map(({ runs, ways, painted }) => {
    const stages = ways.map(({ from }) => from)
    return `${runs ? `[${stages}]` : ''}${painted ? ' paint' : ''}`.trim()
  })
}

const plans: Record<string, [recipe: string, start: Picture, segments: string[]]> = {
  'nothing to do is one run': ['output', RGB, ['[]']],
  'steps in the order of sharp share a run': [
    'crop:region=0.0.40.40,resize:width=32,sharpen,negative',
    RGB,
    ['[extractBefore,resize,sharpen,negate]']
  ],
  'a step that sharp would do too early begins a run': [
    'sharpen,resize:width=32',
    RGB,
    ['[sharpen]', '[resize]']
  ],
  'the same step twice needs two runs': [
    'sharpen,sharpen:sigma=3',
    RGB,
    ['[sharpen]', '[sharpen]']
  ],
  'what is painted is encoded by a run of its own': ['solarize', RGB, ['[] paint', '[]']],
  'pixels in memory are painted without another run': [
    'resize:width=32,solarize,grain,negative',
    RGB,
    ['[resize] paint', 'paint', '[negate]']
  ],
  'a turn by right angles shares its run': [
    'resize:width=32,rotate,sharpen',
    RGB,
    ['[resize,rotate,sharpen]']
  ],
  'a tilt shares its run with no step before or after it': [
    'crop:region=0.0.40.40,rotate:angle=30;background=ffffff,negative',
    RGB,
    ['[extractBefore]', '[rotate]', '[negate]']
  ],
  'steps that see colours weighed by alpha and steps that do not stay apart': [
    'median,blur',
    { ...RGBA, deep: true },
    ['[median]', '[blur]']
  ],
  'without alpha these share a run': ['median,blur', RGB, ['[median,blur]']],
  'alpha that a step brought is not weighed in the same run': [
    'pad:top=8,blur',
    RGB,
    ['[extend]', '[blur]']
  ],
  'alpha that was there before is': ['pad:top=8,blur', RGBA, ['[extend,blur]']],
  'what was made gray is coloured in another run': [
    'grayscale,pad:top=8;background=ff0000',
    RGB,
    ['[greyscale]', '[colourspace]', '[extend]']
  ],
  'a gray picture that is made gray needs nothing': ['grayscale,negative', GRAY, ['[negate]']],
  'frames that would flow into each other are treated one by one': [
    'median,negative',
    ANIMATION,
    ['[] paint', '[negate]']
  ]
}

for (const [rule, [recipe, start, segments]] of Object.entries(plans)) {
  t.test(rule, async (t) => t.strictSame(planOf(recipe, start), segments))
}

t.test(
  'the last step to gray is left to the encoder, where nothing else would see it',
  async (t) => {
    const waysOf = (recipe: string, start: Picture) => segmentsOf(recipe, start).at(-1)?.ways
    t.match(waysOf('negative,grayscale', RGB)?.at(-1), { leavesColours: true })
    t.notOk(waysOf('grayscale,negative', RGB)?.some(({ leavesColours }) => leavesColours))
    t.notOk(waysOf('grayscale', RGBA)?.some(({ leavesColours }) => leavesColours))
  }
)

t.test('samples keep their 16 bits until they wait in memory', async (t) => {
  const start = { ...RGB, deep: true }
  t.strictSame(
    segmentsOf('negative', start).map(({ end }) => end.deep),
    [true]
  )
  t.strictSame(
    segmentsOf('sharpen,negative,sharpen', start).map(({ end }) => end.deep),
    [false, false]
  )
})

t.test('each segment starts with what the one before it gives', async (t) => {
  const segments = segmentsOf('sharpen,resize:width=32;height=16;fit=fill,solarize,trim', RGB)
  const [first, ...others] = segments.map(({ start: { width, height } }) => [width, height])
  t.strictSame(first, [64, 48])
  t.strictSame(others, [
    [64, 48],
    [32, 16],
    [32, 16]
  ])
})
