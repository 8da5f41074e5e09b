/**
 * Writes docs/treatments.md, and a picture of each treatment made by the code itself, from the
 * catalogue: npm run docs. Given a folder, it writes there.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { catalogue } from '#lib/messages/catalogue.ts'
import { MAX_CHARACTERS, MAX_STEPS, parseRecipe } from '#lib/recipes/recipe.ts'
import { develop } from '../apps/receiver/develop/develop.ts'
import { inspect } from '../apps/receiver/develop/inspect.ts'

type Entry = ReturnType<typeof catalogue>[number]
type Schema = {
  title?: string
  description?: string
  type?: string
  enum?: (string | number)[]
  minimum?: number
  maximum?: number
  pattern?: string
  default?: unknown
}

const PHOTOGRAPH = join(import.meta.dirname, 'treatments/photograph.jpg')
/** Appended to the example, so that all pictures fit beside their words. */
const SMALL = 'resize:width=300;height=300,output:format=webp'
const LIMITS = { maxPixels: 1_000_000, maxSide: 2000, maxFrames: 1 }

const folder = process.argv[2] ?? import.meta.dirname
const entries = catalogue('en')
await mkdir(join(folder, 'treatments'), { recursive: true })
for (const { name, example } of entries) await draw(name, example)
await writeFile(join(folder, 'treatments.md'), page(entries))

async function draw(name: string, example: string) {
  const [steps] = example.split(',output:')
  const recipe = parseRecipe(`${steps},${SMALL}`)
  const inspection = await inspect(PHOTOGRAPH, recipe, LIMITS, () => PHOTOGRAPH)
  const picture = join(folder, `treatments/${name}.webp`)
  await develop(PHOTOGRAPH, inspection, recipe, picture, LIMITS)
}

function page(entries: Entry[]): string {
  const names = entries.map(({ name }) => `[${name}](#${name})`).join(' · ')
  return `# Every treatment

Written by \`npm run docs\` from what \`GET /treatments\` tells; do not edit it by hand.

A recipe is at most ${MAX_STEPS} steps and ${MAX_CHARACTERS} characters: \`step,step,…\`, a step \`name\` or \`name:key=value;key=value\`. It
works as it stands in a form, in JSON and in a URL. What has a default may be left out.

| the photograph | |
|---|---|
| ![Chelsea the cat](treatments/photograph.jpg) | Chelsea the cat, by Stéfan van der Walt, CC0 |

${names}
${entries.map(section).join('')}`
}

function section({ name, description, parameters, example }: Entry): string {
  return `
## ${name}

${description}

<img src="treatments/${name}.webp" alt="${example}">

\`${example}\`
${table(parameters.properties as Record<string, Schema>)}`
}

function table(parameters: Record<string, Schema>): string {
  const rows = Object.entries(parameters).map(
    ([name, schema]) =>
      `| \`${name}\` | ${schema.description ?? ''} | ${allowed(schema)} | ${byDefault(schema)} |`
  )
  if (rows.length === 0) return ''
  return `
| parameter | what it does | allowed | default |
|---|---|---|---|
${rows.join('\n')}
`
}

function allowed({ type, enum: choices, minimum, maximum, pattern }: Schema): string {
  if (choices) return choices.map((choice) => `\`${choice}\``).join(' ')
  if (type === 'boolean') return '`true` `false`'
  if (pattern) return `\`${pattern.replaceAll('|', '\\|')}\``
  if (minimum === undefined || maximum === undefined) return type ?? ''
  return `${minimum} to ${maximum}${type === 'integer' ? ', whole' : ''}`
}

function byDefault({ default: value }: Schema): string {
  return value === undefined ? '' : `\`${value}\``
}
