import t from 'tap'
import type { Failure, ResultFailureCode } from '#lib/failures/failure.ts'
import { failureWords, LANGUAGES, type Language } from '#lib/messages/index.ts'
import { openProblems } from '../../support/failures/problem-app.ts'
import { images, recipes, results } from '../../support/failures/result-samples.ts'
import { allFailures, allNotes, allProblems, failuresOf } from '../../support/failures/samples.ts'
import { foreignWords } from '../../support/pages/foreign-words.ts'
import { openPages } from '../../support/pages/pages.ts'

const refused = failuresOf({ ...images, ...recipes, ...results }) as Failure<ResultFailureCode>[]

/** Of the libraries, of the operating system, of the server's configuration. */
const NOT_FOR_VISITORS =
  /vips|\bsharp\b|busboy|fastify|\bE(?!XIF\b)[A-Z]{3,}\b|[A-Z]+_[A-Z]+|null|undefined|\[object|\{[a-z]+[.:}]/

const ask = await openProblems(t, allProblems)

for (const language of LANGUAGES) {
  t.test(`every failure has a sentence in ${language} without foreign words`, async (t) => {
    const texts = allFailures.map((failure) => failureWords(failure, language))
    t.strictSame(faultsIn(texts, language), [])
  })

  t.test(`every problem is in ${language}, as JSON and as a page`, async (t) => {
    const texts: string[] = []
    for (const [index, { code, parameters }] of allProblems.entries()) {
      const problem = (await ask(index, 'application/json', language)).json()
      t.match(problem, { type: `urn:revelado:problem:${code}`, code, ...parameters })
      const page = textIn((await ask(index, 'text/html', language)).body)
      // that page asks for the key instead
      const said = code === 'no-key' ? [problem.title] : [problem.title, problem.detail]
      t.ok(
        said.every((text) => page.includes(text)),
        `${code} on its page`
      )
      texts.push(`${problem.title} ${problem.detail}`, page)
    }
    t.strictSame(faultsIn(texts, language), [])
  })
}

t.test('the reason of a failed result is in the reader’s language', async (t) => {
  const { get, plant, plantBatch } = await openPages(t)
  const states = refused.map((failure, index) => ({
    ...failure,
    recipe: `sepia:intensity=0.${index + 10}`,
    status: 'failed' as const
  }))
  const image = await plant({ name: '1.jpg' }, states)
  const batch = await plantBatch(image)
  for (const language of LANGUAGES) {
    for (const url of [image, batch]) {
      const text = textIn((await get(url, language)).html)
      t.strictSame(foreignWords(text, language), [], `${url} in ${language}`)
      for (const failure of refused) {
        t.ok(text.includes(failureWords(failure, language)), `${failure.code} in ${language}`)
      }
    }
  }
})

t.test(
  'what a print is not is told in JSON, on its page, on its batch’s, in each language',
  async (t) => {
    const { app, get, plant, plantBatch } = await openPages(t)
    const done = { status: 'done', format: 'png', width: 4, height: 3, bytes: 99 } as const
    const image = await plant({ name: '1.jpg' }, [
      { ...done, recipe: 'sepia', notes: allNotes },
      { ...done, recipe: 'thermal' },
      { recipe: 'negative', status: 'queued' }
    ])
    const batch = await plantBatch(image)
    const { results } = (await app.inject(image)).json()
    t.match(results, [
      {
        complete: false,
        notes: allNotes.map((note) => ({ ...note, sentence: failureWords(note, 'en') }))
      },
      { complete: true, notes: [] },
      { complete: null, notes: [] }
    ])
    for (const language of LANGUAGES) {
      for (const url of [image, batch]) {
        const text = textIn((await get(url, language)).html)
        for (const note of allNotes) {
          t.ok(text.includes(failureWords(note, language)), `${note.code} in ${language}`)
        }
      }
    }
  }
)

t.test('a state from a release without codes is shown as it was written', async (t) => {
  const { app, get, plant } = await openPages(t)
  const url = await plant({}, [{ status: 'failed', error: 'The image is <broken>.' }])
  t.match(textIn((await get(url, 'fr')).html), 'The image is <broken>.')
  const { results } = (await app.inject(url)).json()
  t.match(results, [{ code: 'unclassified', error: 'The image is <broken>.' }])
})

t.test('a code that only a later release knows is shown as it is', async (t) => {
  const { get, plant } = await openPages(t)
  const code = 'from-the-future' as ResultFailureCode
  const url = await plant({}, [{ status: 'failed', code, parameters: {} }])
  t.match(textIn((await get(url)).html), 'from-the-future')
})

/** Texts with words of another language, or with what is not for visitors. */
function faultsIn(texts: string[], language: Language) {
  return texts
    .map((text) => ({
      text,
      foreign: foreignWords(text, language),
      other: NOT_FOR_VISITORS.exec(text)?.[0]
    }))
    .filter(({ foreign, other }) => foreign.length > 0 || other)
}

/** What a page says, without its tags, and without what recipes and addresses are written with. */
function textIn(html: string): string {
  return html
    .replace(/<code[\s\S]*?<\/code>|<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
