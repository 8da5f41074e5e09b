import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { parse, type Token, tokTypes } from 'acorn'
import { isSafe } from 'redos-detector'
import t from 'tap'
import { filesIn } from './support/storage/folder.ts'

const ROOT = join(import.meta.dirname, '..')

/** What these files read is no stranger's, or short. */
const SHORT: Record<string, string> = {
  'apps/receiver/pipeline/decoder-errors.ts': 'messages of libvips',
  'apps/receiver/pool/own-fault.ts': 'messages of sharp',
  'apps/receiver/source/notes.ts': 'messages of libvips',
  'apps/receiver/treatments/luts/draw.ts': 'a number of ours',
  'apps/web/results/send-result.ts': 'names of files, 255 bytes at most',
  'apps/web/views/send-thumbnail.ts': 'names of files, 255 bytes at most',
  'lib/config.ts': 'variables of the operator',
  'lib/messages/failure-words.ts': 'our own messages',
  'lib/s3-config.ts': 'variables of the operator',
  'lib/storage/s3/listing.ts': "answers of the operator's store",
  'lib/storage/s3/settings.ts': 'variables of the operator',
  'lib/storage/s3/store-error.ts': "answers of the operator's store"
}

/** What strangers write, as would make these search longest: it cannot be shown that they do not. */
const FED: Record<string, string[]> = {
  'apps/receiver/metadata/print-xmp.ts': ['xmlns:', 'xmlns:a', 'xmlns:a ', 'a', ' ', '"'],
  'apps/receiver/metadata/xml-pieces.ts': [' ', ' a', ' a ', ' a="', ` a='b`],
  'apps/receiver/pipeline/drawing-memory.ts': [
    '<',
    '<a',
    '<a:',
    '<feA',
    '<feA result',
    '<pattern '
  ],
  'apps/receiver/pipeline/drawing.ts': [
    '<a',
    'href',
    ' href ',
    ' href="',
    '<?xml encoding',
    'encoding '
  ],
  'apps/web/http/preconditions.ts': ['"', 'W/', 'W/"', '*'],
  'lib/images/measure/svg.ts': [
    '<!--',
    '<!-- -->',
    '<!DOCTYPE>\t',
    '<?xml',
    ' ',
    '<svg ',
    '1',
    '.1'
  ]
}
const FED_CHARACTERS = 100_000
/** What takes quadratic time takes ten seconds and more. */
const IN_TIME_MS = 3000
/** Of the search for a text that is matched in more than one way. */
const MOST_STEPS = 10_000

type Literal = { pattern: string; flags: string }
type Found = Literal & { file: string }

async function literalsIn(file: string): Promise<Found[]> {
  const tokens: Token[] = []
  const source = stripTypeScriptTypes(await readFile(join(ROOT, file), 'utf8'))
  parse(source, { ecmaVersion: 'latest', sourceType: 'module', onToken: tokens })
  return tokens
    .filter(({ type }) => type === tokTypes.regexp)
    .map((token) => ({ file, ...(token as Token & { value: Literal }).value }))
}

async function allLiterals(): Promise<Found[]> {
  const found: Found[] = []
  for (const folder of ['apps', 'lib']) {
    for (const name of await filesIn(join(ROOT, folder))) {
      // AssemblyScript has no regular expressions
      if (!name.endsWith('.ts') || name.includes('assembly/')) continue
      found.push(...(await literalsIn(join(folder, name))))
    }
  }
  return found
}

const isProven = ({ pattern, flags }: Found) =>
  isSafe(new RegExp(pattern, flags), { maxSteps: MOST_STEPS }).safe

const literals = await allLiterals()
const unproven = literals.filter(({ file }) => !(file in SHORT)).filter((found) => !isProven(found))

t.test('a regular expression that strangers write for takes linear time', async (t) => {
  t.ok(literals.length > 100)
  const files = new Set(unproven.map(({ file }) => file))
  t.strictSame([...files].sort(), Object.keys(FED), 'or it is fed')
})

for (const { file, pattern, flags } of unproven) {
  t.test(`${file}: /${pattern}/${flags} is fed 100 kB`, async (t) => {
    for (const piece of FED[file] ?? []) {
      const text = piece.repeat(FED_CHARACTERS / piece.length)
      for (const fed of [text, `${text}?`, `<a ${text}?`]) {
        const began = performance.now()
        fed.match(new RegExp(pattern, flags))
        t.ok(performance.now() - began < IN_TIME_MS, piece)
      }
    }
  })
}
