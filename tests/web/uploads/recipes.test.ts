import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { imageOf, recipesOf } from '../../support/http/image-json.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const { url } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }

t.test('each recipe gives a result, in the order they were asked for', async (t) => {
  const recipes = ['thermal:palette=inferno', 'grayscale', 'resize:width=20']
  const { id } = await imageOf(await client.send([fry], recipes))
  const { results } = await client.settled(id)
  t.strictSame(results.map(({ recipe }) => recipe).sort(), [...recipes].sort())
  t.ok(results.every(({ status }) => status === 'done'))
  t.strictSame(recipesOf(await client.readImage(id)), recipes, 'in that order')
})

t.test('recipes that say the same are one result', async (t) => {
  const same = ['grayscale', 'grayscale:weights=luminance', 'grayscale,output:format=png']
  t.strictSame(recipesOf(await imageOf(await client.send([fry], same))), ['grayscale'])
})

t.test('a recipe counts wherever it is among the fields', async (t) => {
  for (const order of [
    ['recipe', 'data'],
    ['data', 'recipe']
  ]) {
    const body = new FormData()
    for (const name of order) {
      if (name === 'recipe') body.append('recipe', 'thermal')
      else body.append('data', new Blob([fry.bytes as never]), fry.name)
    }
    const image = await imageOf(await fetch(`${url}/images`, { method: 'POST', body }))
    t.strictSame(recipesOf(image), ['thermal'], order.join(' before '))
  }
})

t.test('an empty recipe is the founding one', async (t) => {
  t.strictSame(recipesOf(await imageOf(await client.send([fry], ['']))), ['grayscale'])
})
