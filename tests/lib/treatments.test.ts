import t from 'tap'
import { parseRecipe } from '#lib/recipe.ts'
import { catalogue, treatments } from '#lib/treatments/index.ts'
import { kinds } from '#lib/treatments/kinds.ts'

t.test('the catalogue names each treatment, and how to encode last', async (t) => {
  const names = catalogue('en').map(({ name }) => name)
  for (const name of ['grayscale', 'thermal', 'resize']) t.ok(names.includes(name), name)
  t.equal(names.at(-1), 'output')
  t.equal(new Set(names).size, names.length)
})

t.test('every treatment and parameter has its words in both languages', async (t) => {
  const english = catalogue('en')
  const spanish = catalogue('es')
  for (const [i, entry] of english.entries()) {
    const other = spanish[i]
    t.ok(entry.label && entry.description && other?.label && other.description, entry.name)
    t.not(entry.description, other?.description, `${entry.name} is translated`)
    for (const [key, schema] of Object.entries(entry.parameters.properties ?? {})) {
      const translated = other?.parameters.properties?.[key]
      t.match(schema, { title: /\w/, description: /\w/ }, `${entry.name} ${key}`)
      t.match(translated, { title: /\w/, description: /\w/ }, `${entry.name} ${key}, in Spanish`)
      t.notMatch(translated, schema, `${entry.name} ${key} is translated`)
    }
  }
})

t.test('every treatment lies with those of one kind', async (t) => {
  t.same(Object.values(kinds).flat().sort(), Object.keys(treatments).sort())
})

t.test('every example is a recipe that shows the treatment', async (t) => {
  for (const { name, example } of catalogue('en')) {
    t.ok(parseRecipe(example).text.includes(name), example)
  }
})

t.test('parameters are described as JSON Schema does it', async (t) => {
  const resize = catalogue('es').find(({ name }) => name === 'resize')
  t.match(resize?.parameters, {
    type: 'object',
    additionalProperties: false,
    anyOf: [{ required: ['width'] }, { required: ['height'] }],
    properties: {
      width: { type: 'integer', minimum: 1, maximum: 16384, title: 'Ancho' },
      fit: { enum: ['inside', 'cover', 'contain', 'fill', 'outside'], default: 'inside' },
      enlarge: { type: 'boolean', default: false }
    }
  })
  t.notOk(resize?.parameters.required, 'what has a default may be left out')
})
