import t from 'tap'
import { catalogue } from '#lib/messages/catalogue.ts'
import {
  askedRecipes,
  firstFaulty,
  recipeBefore,
  shownRecipe
} from '../../public/studio/chain/asked.js'
import { createCatalogue } from '../../public/studio/chain/catalogue.js'
import { changeStep, chosenChain, stateOf } from '../../public/studio/chain/chains.js'
import { readChain } from '../../public/studio/chain/recipe-text.js'

const known = createCatalogue(
  JSON.parse(JSON.stringify({ treatments: catalogue('en'), recipes: [] }))
)
const stateBy = (...recipes: string[]) => stateOf(recipes.map(readChain))
const choosing = (recipe: string, name: string) => {
  const state = stateBy(recipe)
  const step = chosenChain(state).steps.find((step) => step.name === name)?.id
  return { ...state, step }
}

t.test('the preview is by all that can be followed', async (t) => {
  t.equal(
    shownRecipe(stateBy('resize,thermal,nothing,sepia,output:format=webp'), known),
    'thermal,sepia'
  )
  t.equal(shownRecipe(stateBy(), known), '')
})

t.test(
  'while a part of the picture is chosen, what would change its shape later is left out',
  async (t) => {
    const shown = (recipe: string, name: string) => shownRecipe(choosing(recipe, name), known)
    t.equal(shown('sepia,crop:region=0.0.9.9,thermal', 'crop'), 'sepia')
    t.equal(shown('blur:region=0.0.9.9,thermal', 'blur'), 'blur:region=0.0.9.9,thermal')
    t.equal(shown('blur,thermal,flip,sepia', 'blur'), 'blur,thermal')
    t.equal(shown('thermal,sepia,flop', 'thermal'), 'thermal,sepia')
    t.equal(shown('watermark:text=a,rotate', 'watermark'), 'watermark:text=a')
    t.equal(shown('sepia,flip', 'sepia'), 'sepia,flip')
  }
)

t.test('muted steps are left out, wherever they are', async (t) => {
  const state = choosing('crop:region=0.0.9.9,thermal,flip', 'crop')
  const muted = changeStep(state, state.step ?? 0, { muted: true })
  t.equal(shownRecipe(muted, known), 'thermal,flip')
  t.same(askedRecipes(muted, known), ['thermal,flip'])
})

t.test('what a step is given is by those before it', async (t) => {
  t.equal(recipeBefore(choosing('flip,resize,sepia,thermal,blur', 'thermal'), known), 'flip,sepia')
  t.equal(recipeBefore(choosing('thermal', 'thermal'), known), '')
})

t.test('each version that does something is asked for, and none twice', async (t) => {
  const asked = (...recipes: string[]) => askedRecipes(stateBy(...recipes), known)
  t.same(asked('thermal', 'sepia,output:format=webp', 'thermal:palette=ironbow'), [
    'thermal',
    'sepia,output:format=webp'
  ])
  t.same(asked('output:format=original'), [], 'the photograph as it was sent is no print')
  t.same(asked('output:format=webp', 'output:format=original;quality=5'), [
    'output:format=webp',
    'output:format=original;quality=5'
  ])
  t.same(asked('output'), ['output'], 'as PNG')
  t.same(asked(), [])
})

t.test('the first step that lacks something is found, in any version', async (t) => {
  const { version, step } = firstFaulty(stateBy('thermal', 'sepia,crop,resize'), known) ?? {}
  t.match([version, step?.name], [1, 'crop'])
  t.equal(firstFaulty(stateBy('thermal', 'sepia'), known), undefined)
})
