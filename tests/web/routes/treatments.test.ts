import t from 'tap'
import { z } from 'zod'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.startWeb()
const { url } = darkroom
const client = createClient(url)

const ALLOWED = z.looseObject({
  title: z.string().min(1),
  description: z.string().min(1).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  enum: z.array(z.string()).optional()
})

type Allowed = z.infer<typeof ALLOWED>

const JSON_SCHEMA = z.looseObject({
  $schema: z.literal('https://json-schema.org/draft/2020-12/schema'),
  type: z.literal('object'),
  additionalProperties: z.literal(false),
  properties: z.record(z.string(), ALLOWED)
})

async function catalogue(language = 'en') {
  const headers = { 'accept-language': language }
  const response = await fetch(`${url}/treatments`, { headers })
  const { treatments } = (await response.json()) as { treatments: Treatment[] }
  return { response, treatments }
}

type Treatment = {
  name: string
  label: string
  description: string
  parameters: z.infer<typeof JSON_SCHEMA>
  example: string
}

t.test('the catalogue describes each treatment and its parameters', async (t) => {
  const { response, treatments } = await catalogue()
  t.equal(response.status, 200)
  t.match(response.headers.get('content-type'), /^application\/json/)
  t.match(response.headers.get('vary'), /Accept-Language/)
  for (const { name, label, description, parameters } of treatments) {
    t.match({ name, label, description }, { name: /^[a-z-]+$/, label: /./, description: /./ })
    t.ok(JSON_SCHEMA.safeParse(parameters).success, `${name} has a JSON Schema`)
  }
  const names = treatments.map(({ name }) => name)
  t.equal(new Set(names).size, names.length)
  for (const name of ['grayscale', 'thermal', 'resize', 'output']) t.ok(names.includes(name), name)
})

for (const [language, asked, label] of [
  ['Spanish', 'es', 'Escala de grises'],
  ['French', 'fr-CA,fr;q=0.9,en;q=0.1', 'Niveaux de gris']
] as const) {
  t.test(`it is in ${language} for readers of that, with the same names`, async (t) => {
    const english = (await catalogue()).treatments
    const { response, treatments } = await catalogue(asked)
    t.equal(response.headers.get('content-language'), asked.slice(0, 2))
    t.match(treatments[0], { name: 'grayscale', label })
    t.strictSame(
      treatments.map(({ name }) => name),
      english.map(({ name }) => name)
    )
    for (const [i, { name, description }] of treatments.entries()) {
      t.not(description, english[i]?.description, name)
    }
  })
}

t.test('its examples are recipes', async (t) => {
  const { treatments } = await catalogue()
  const fry = { name: 'fry.jpg', bytes: await photo(20, 10) }
  const examples = treatments.map(({ example }) => example)
  const response = await client.send([fry], examples)
  t.equal(response.status, 202)
  const { results } = (await response.json()) as ImageJson
  t.equal(results.length, examples.length, 'each another')
})

t.test('its ranges and choices are those that recipes are checked against', async (t) => {
  const fry = { name: 'fry.jpg', bytes: await photo(20, 10) }
  const image = (await (await client.send([fry])).json()) as ImageJson
  const saidOf = async (step: string) => {
    const response = await fetch(`${url}/images/${image.id}/results/${step}`)
    return ((await response.json()) as { detail: string }).detail
  }
  for (const { name, parameters } of (await catalogue()).treatments) {
    for (const [key, allowed] of Object.entries(parameters.properties)) {
      const refusal = (value: unknown) => `"${key}=${value}" is not valid`
      const step = (value: unknown) => `${name}:${key}=${value}`
      for (const value of inside(allowed)) t.notMatch(await saidOf(step(value)), refusal(value))
      for (const value of outside(allowed)) t.match(await saidOf(step(value)), refusal(value))
    }
  }
})

function inside({ minimum, maximum, enum: choices }: Allowed): unknown[] {
  return choices ?? [minimum, maximum].filter((value) => value !== undefined)
}

function outside({ minimum, maximum, enum: choices }: Allowed): unknown[] {
  if (choices) return ['nonsense']
  if (minimum === undefined || maximum === undefined) return []
  return ['nonsense', minimum - 1, maximum + 1]
}

t.test('each treatment has an address of its own, as JSON and as a page', async (t) => {
  for (const language of ['en', 'es']) {
    const headers = { 'accept-language': language }
    for (const entry of (await catalogue(language)).treatments) {
      const address = `${url}/treatments/${entry.name}`
      const response = await fetch(address, { headers })
      t.match(response.headers.get('vary'), /Accept-Language/)
      t.strictSame(await response.json(), entry)
      const page = await fetch(address, { headers: { ...headers, accept: 'text/html' } })
      const html = await page.text()
      t.match(html, `<html lang="${language}"`)
      t.match(html, `<h1>${entry.label}</h1>`)
      for (const key of Object.keys(entry.parameters.properties))
        t.match(html, `name="${entry.name}.${key}"`)
    }
  }
})

t.test('the page of all treatments has each with its example and a link', async (t) => {
  const html = await (await fetch(`${url}/treatments`, { headers: { accept: 'text/html' } })).text()
  for (const { name, label, example } of (await catalogue()).treatments) {
    t.match(html, `<a href="/treatments/${name}">${label}</a>`)
    t.match(html, `<code>${example}</code>`)
  }
  t.match(html, '<code>@thumb</code>')
})

t.test('an unknown treatment is a problem that lists the known ones', async (t) => {
  const response = await fetch(`${url}/treatments/nothing`)
  const problem = await assertProblem(t, response, { status: 404, code: 'no-such-treatment' })
  t.match(problem.detail, /"nothing".*grayscale, /)
  t.ok((problem.allowed as string[]).includes('thermal'))
})
