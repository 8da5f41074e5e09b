import t from 'tap'
import { failureWords, LANGUAGES, type Language } from '../../../lib/messages/index.ts'
import { allFailures } from '../../support/failures/samples.ts'
import { frenchFaults, isSentence, textsOf } from '../../support/pages/texts.ts'

const OTHERS = LANGUAGES.filter((language) => language !== 'en')
const english = new Map(await textsIn('en'))

t.test('no text is empty in any language', async (t) => {
  for (const language of LANGUAGES) {
    const empty = (await textsIn(language)).filter(([, text]) => !/\S/.test(text))
    t.strictSame(empty, [], language)
  }
})

t.test('every sentence is translated', async (t) => {
  for (const language of OTHERS) {
    const sentences = (await textsIn(language)).filter(([, text]) => isSentence(text))
    t.strictSame(sentences.filter(isEnglish), [], language)
  }
})

t.test('every language has the same placeholders', async (t) => {
  for (const language of OTHERS) {
    for (const [path, text] of await textsIn(language)) {
      t.strictSame(placeholders(text), placeholders(english.get(path)), `${language}${path}`)
    }
  }
})

t.test('French texts follow French typography', async (t) => {
  const faulty = (await textsIn('fr')).filter(([, text]) => frenchFaults(text).length > 0)
  t.strictSame(faulty, [])
})

t.test('Spanish questions begin with ¿', async (t) => {
  const unmarked = (await textsIn('es')).filter(([, text]) => /^[^¿]*\?/.test(text))
  t.strictSame(unmarked, [])
})

async function textsIn(language: Language): Promise<[path: string, text: string][]> {
  const { page, failures, recipes } = await import(`../../../lib/messages/${language}/index.ts`)
  const told = allFailures.map((failure, i) => [`.failures[${i}]`, failureWords(failure, language)])
  return [...textsOf({ page, recipes, failures: titlesOf(failures) }), ...told] as [
    string,
    string
  ][]
}

/** What they say in detail takes parameters: it is told of samples. */
function titlesOf(failures: Record<string, { title?: string }>) {
  return Object.values(failures).flatMap(({ title }) => title ?? [])
}

function isEnglish([path, text]: [string, string]): boolean {
  return text === english.get(path)
}

function placeholders(text = ''): string[] {
  return [...text.matchAll(/\{\w+(:bytes)?\}/g)].map(([placeholder]) => placeholder).sort()
}
