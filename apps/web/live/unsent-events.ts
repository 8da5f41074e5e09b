import type { SharedNews } from './shared-news.ts'

type Needs = {
  newsOf: SharedNews
  hasReceivers: () => Promise<boolean>
  goneContent?(image: string): object
}

/** Tells only what this client was not sent yet. */
export function createUnsentEvents({ newsOf, hasReceivers, goneContent }: Needs) {
  const waiting = new Set<string>()
  /** Of each image: the last event of each recipe. The texts are those that all streams share. */
  const sent = new Map<string, Results>()
  const gone = new Set<string>()
  // `attended: true` is sent only to those who were sent `false` before
  let attended = true

  function toldGone(image: string): string {
    waiting.delete(image)
    sent.delete(image)
    if (gone.has(image) || !goneContent) return ''
    gone.add(image)
    return event('gone', goneContent(image))
  }

  return {
    /** Sent only while some result is waiting. */
    async *ofReceivers(): AsyncGenerator<string> {
      if (waiting.size === 0) return
      const now = await hasReceivers()
      if (now !== attended) yield event('attended', { attended: now })
      attended = now
    },

    /** What is new of this image: events, or an empty text. */
    async of(image: string): Promise<string> {
      const news = await newsOf(image)
      if (!news) return toldGone(image)
      if (news.waits) waiting.add(image)
      else waiting.delete(image)
      const before = sent.get(image)
      if (before === news.results) return ''
      sent.set(image, news.results)
      return textOf(image, before ?? new Map(), news.results)
    }
  }
}

type Results = Map<string, string>

/** What has changed, then what was erased. */
function textOf(image: string, before: Results, now: Results): string {
  let text = ''
  for (const [recipe, told] of now) if (before.get(recipe) !== told) text += told
  for (const recipe of before.keys()) {
    if (!now.has(recipe)) text += event('erased', { image, recipe })
  }
  return text
}

export function event(name: string, content: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(content)}\n\n`
}
