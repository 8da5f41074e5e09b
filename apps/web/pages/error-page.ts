import { type Language, type PageWords, pageWords } from '#lib/messages/index.ts'
import type { Problem } from '../http/problem.ts'

type Advice = 'upload' | 'recipe' | 'again' | 'waiting'

const ADVICE: Partial<Record<Problem['code'], Advice>> = {
  'no-image': 'upload',
  'empty-image': 'upload',
  'no-recipe': 'recipe',
  'upload-cut-off': 'upload',
  'too-slow': 'again',
  'too-large': 'upload',
  'too-many-files': 'upload',
  'not-an-image': 'upload',
  heic: 'upload',
  'raw-file': 'upload',
  'svg-off': 'upload',
  'broken-image': 'upload',
  'too-many-pixels': 'upload',
  'side-too-long': 'upload',
  'bad-recipe': 'recipe',
  'queue-full': 'again',
  'too-many-tries': 'again',
  unexpected: 'again',
  'broker-away': 'again',
  'storage-away': 'again',
  'storage-full': 'again',
  stopping: 'again',
  'result-waiting': 'waiting'
}

type Target = { language: Language; path: string }

/** What went wrong, in the words of the JSON, and what to do about it. */
export function errorPage(
  problem: Problem,
  text: { title: string; detail: string },
  target: Target
) {
  const words = pageWords(target.language)
  return {
    language: target.language,
    title: `${text.title} · Revelado`,
    styles: ['controls'],
    heading: text.title,
    detail: text.detail,
    status: problem.status,
    advice: advice(problem, words),
    ...wayBack(problem, target.path, words)
  }
}

function advice({ code, headers }: Problem, { advice: words }: PageWords): string | undefined {
  const kind = ADVICE[code]
  const seconds = Number(headers['retry-after'])
  return kind === 'again' && seconds > 0 ? words.againIn(seconds) : kind && words[kind]
}

/** Links to the image or the batch whose address this one is below. */
function wayBack({ code }: Problem, path: string, words: PageWords) {
  const [backUrl, kind] = /^\/(images|batches)\/[\w-]{22}(?=\/)/.exec(path) ?? []
  if (code === 'no-such-image' || code === 'no-such-batch') return {}
  return { backUrl, back: kind === 'batches' ? words.batch.toBatch : words.toImage }
}
