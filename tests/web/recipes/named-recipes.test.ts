import sharp from 'sharp'
import t from 'tap'
import { shippedRecipes } from '#lib/recipes/named/shipped.ts'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const OWN = 'resize:width=30,thermal'
const RECIPES = `own = ${OWN} web = resize:width=20`
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const JSON_BODY = { 'content-type': 'application/json' }

const darkroom = await openDarkroom(t, { RECIPES })
await darkroom.start()
const { url } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }

const sent = async (recipes: string[]) =>
  (await (await client.send([fry], recipes)).json()) as ImageJson
const recipesOf = ({ results }: ImageJson) => results.map(({ recipe }) => recipe)
const ask = (id: string, body: string, headers: Record<string, string>) =>
  fetch(`${url}/images/${id}/results`, { method: 'POST', body, headers })

t.test('the catalogue lists named recipes: the shipped ones, and those of RECIPES', async (t) => {
  const list = async (language: string) => {
    const headers = { 'accept-language': language }
    const response = await fetch(`${url}/treatments`, { headers })
    const { recipes } = (await response.json()) as { recipes: { name: string; label?: string }[] }
    return recipes
  }
  const english = await list('en')
  t.match(english, [{ name: 'thumb', label: 'Thumbnail' }])
  t.match((await list('es'))[0], { name: 'thumb', label: 'Miniatura' })
  t.match((await list('fr'))[0], { name: 'thumb', label: 'Miniature' })
  t.strictSame(english.at(-1), { name: 'own', recipe: OWN })
  const web = english.find(({ name }) => name === 'web')
  t.strictSame(web, { name: 'web', recipe: 'resize:width=20' })
  t.equal(english.length, shippedRecipes.length + 1)
})

t.test('a name is accepted wherever a recipe is, and stands for its text', async (t) => {
  const image = await sent(['@own', OWN, '@web'])
  t.strictSame(recipesOf(image), [OWN, 'resize:width=20'], 'name and text are one result')

  const raw = await fetch(`${url}/images?recipe=@own`, {
    method: 'POST',
    body: fry.bytes as never,
    headers: { 'content-type': 'image/jpeg' }
  })
  const { id } = (await raw.json()) as ImageJson
  await ask(id, '{"recipe":"@web"}', JSON_BODY)
  await ask(id, 'recipe=%40film-noir&recipe=%40own', FORM)
  const asked = await client.settled(id)
  const noir = shippedRecipes.find(({ name }) => name === 'film-noir')?.recipe
  t.strictSame(recipesOf(asked), [OWN, 'resize:width=20', noir])
})

t.test('a print is found under the name of its recipe', async (t) => {
  const { id } = await sent([OWN])
  await client.settled(id)
  const named = await client.bytes(`/images/${id}/results/@own`)
  t.ok(named.equals(await client.bytes(`/images/${id}/results/${OWN}`)))
  t.match(await sharp(named).metadata(), { width: 30, height: 20, format: 'png' })
  const response = await fetch(`${url}/images/${id}/results/@web`)
  await assertProblem(t, response, { status: 404, code: 'never-asked' })
})

t.test('an unknown name is refused with a list of the known ones', async (t) => {
  const { id } = await sent([])
  const allowed = [...shippedRecipes.map(({ name }) => `@${name}`), '@own']
  for (const recipe of ['@nothing', '@', '@own,grayscale', '@Own']) {
    for (const response of [
      await client.send([fry], [recipe]),
      await ask(id, JSON.stringify({ recipe }), JSON_BODY),
      await fetch(`${url}/images/${id}/results/${recipe}`)
    ]) {
      const problem = await assertProblem(t, response, { status: 422, code: 'bad-recipe' })
      t.match(problem, { recipe, allowed })
      t.ok(problem.detail.startsWith(`There is no recipe "${recipe}". `), problem.detail)
      t.match(problem.detail, ' Available: @thumb, ')
      t.equal(problem.nearest, recipe === '@Own' ? '@own' : undefined)
    }
  }
})

t.test('each shipped recipe develops a photograph', async (t) => {
  const names = shippedRecipes.map(({ name }) => `@${name}`)
  const { id } = await sent(names)
  const { results } = await client.settled(id, 60_000)
  for (const { recipe, status, error } of results) t.equal(status, 'done', `${recipe} ${error}`)
})
