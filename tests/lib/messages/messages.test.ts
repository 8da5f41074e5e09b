import t from 'tap'
import { LANGUAGES, type Language } from '../../../lib/messages/index.ts'
import { frenchFaults, isSentence, textsOf } from '../../support/pages/texts.ts'

const OTHERS = LANGUAGES.filter((language) => language !== 'en')
const english = new Map(await textsIn('en'))

t.test('no language leaves a text empty', async (t) => {
  for (const language of LANGUAGES) {
    const empty = (await textsIn(language)).filter(([, text]) => !/\S/.test(text))
    t.strictSame(empty, [], language)
  }
})

t.test('no sentence is left in English', async (t) => {
  for (const language of OTHERS) {
    const sentences = (await textsIn(language)).filter(([, text]) => isSentence(text))
    t.strictSame(sentences.filter(isEnglish), [], language)
  }
})

t.test('every language fills in the same', async (t) => {
  for (const language of OTHERS) {
    for (const [path, text] of await textsIn(language)) {
      t.strictSame(blanks(text), blanks(english.get(path)), `${language}${path}`)
    }
  }
})

t.test('French is set as French is', async (t) => {
  const faulty = (await textsIn('fr')).filter(([, text]) => frenchFaults(text).length > 0)
  t.strictSame(faulty, [])
})

t.test('Spanish questions begin with their mark', async (t) => {
  const unmarked = (await textsIn('es')).filter(([, text]) => /^[^¿]*\?/.test(text))
  t.strictSame(unmarked, [])
})

async function textsIn(language: Language): Promise<[path: string, text: string][]> {
  const { page, problems, recipes } = await import(`../../../lib/messages/${language}/index.ts`)
  return textsOf({ page, problems, recipes })
}

function isEnglish([path, text]: [string, string]): boolean {
  return text === english.get(path)
}

function blanks(text = ''): string[] {
  return [...text.matchAll(/\{\w+(:bytes)?\}/g)].map(([blank]) => blank).sort()
}
