import t from 'tap'
import { catalogue } from '#lib/messages/catalogue.ts'
import { LANGUAGES, type Language } from '#lib/messages/index.ts'
import { frenchFaults, isSentence } from '../../support/pages/texts.ts'

t.test('the catalogue lists every treatment once, and output last', async (t) => {
  const names = catalogue('en').map(({ name }) => name)
  for (const name of ['grayscale', 'thermal', 'resize']) t.ok(names.includes(name), name)
  t.equal(names.at(-1), 'output')
  t.equal(new Set(names).size, names.length)
})

t.test('every treatment and parameter has texts in every language', async (t) => {
  for (const language of LANGUAGES) {
    const without = wordsIn(language).filter(([, text]) => !/\w/.test(text))
    t.strictSame(without, [], language)
  }
})

t.test('every description and every sentence is translated', async (t) => {
  const english = new Map(wordsIn('en'))
  for (const language of LANGUAGES.filter((language) => language !== 'en')) {
    t.equal(wordsIn(language).length, english.size)
    const copied = wordsIn(language).filter(([path, text]) => text === english.get(path))
    const names = copied.filter(([path, text]) => /(label|title)$/.test(path) && !isSentence(text))
    t.strictSame(copied, names, `${language} shares only names with English`)
  }
})

t.test('labels are unique among treatments, and among the parameters of each', async (t) => {
  for (const language of LANGUAGES) {
    const labels = catalogue(language).map(({ label }) => label)
    t.equal(new Set(labels).size, labels.length, language)
    for (const { name, parameters } of catalogue(language)) {
      const titles = Object.values(parameters.properties ?? {}).map((schema) => titleOf(schema))
      t.equal(new Set(titles).size, titles.length, `${name} in ${language}`)
    }
  }
})

t.test('French texts follow French typography', async (t) => {
  const faulty = wordsIn('fr').filter(([, text]) => frenchFaults(text).length > 0)
  t.strictSame(faulty, [])
})

t.test('parameters are described in JSON Schema', async (t) => {
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
  t.notOk(resize?.parameters.required, 'parameters with a default are optional')
})

t.test('what its type does not tell of a parameter, a widget does', async (t) => {
  for (const { name, parameters } of catalogue('en')) {
    for (const [key, schema] of Object.entries(parameters.properties ?? {})) {
      const { type, format, enum: values, widget } = schema as Record<string, unknown>
      t.ok(type !== 'string' || format || values || widget, `${name}.${key}`)
    }
  }
  const thermal = catalogue('en').find(({ name }) => name === 'thermal')
  t.match(thermal?.parameters.properties, {
    palette: { widget: 'palette', colors: { rainbow: '0000ff 00ffff 00ff00 ffff00 ff0000' } },
    span: { widget: 'band' }
  })
  t.equal(thermal?.kind, 'tone')
})

/** Each label and description with its path, such as `blur.sigma.description`. */
function wordsIn(language: Language): [path: string, text: string][] {
  return catalogue(language).flatMap(({ name, label, description, parameters }) => [
    [`${name}.label`, label],
    [`${name}.description`, description],
    ...Object.entries(parameters.properties ?? {}).flatMap(([key, schema]) => {
      const { title = '', description } = schema as { title?: string; description?: string }
      const texts: [string, string][] = [[`${name}.${key}.title`, title]]
      if (description !== undefined) texts.push([`${name}.${key}.description`, description])
      return texts
    })
  ])
}

function titleOf(schema: unknown): string | undefined {
  return (schema as { title?: string }).title
}
