import { type Language, pageWords } from '#lib/messages/index.ts'

/** `name` of one photograph, or `count` of those in a batch; `chosen`: only those of it. */
type Erased = { url: string } & (
  | { name: string }
  | { count: number; chosen?: string[] | undefined }
)

/** The question before a photograph or a batch is erased, where no dialog can ask it. */
export function erasePage(language: Language, erased: Erased) {
  const words = pageWords(language)
  const isBatch = 'count' in erased
  const chosen = isBatch ? (erased.chosen ?? []) : []
  const own = {
    ...words,
    ...(isBatch && words.batch.erasing),
    ...(chosen.length > 0 && words.batch.erasingChosen)
  }
  return {
    language,
    title: `${own.erase} · Revelado`,
    styles: ['controls'],
    url: erased.url,
    name: isBatch ? words.batch.photographs(erased.count) : erased.name,
    chosen,
    own
  }
}
