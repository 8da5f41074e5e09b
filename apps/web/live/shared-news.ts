import type { Images } from '#lib/images/images.ts'
import { isSettled, type ResultState } from '#lib/images/result-state.ts'
import { MINUTE_MS, SECOND_MS } from '#lib/units.ts'
import type { Subscriptions } from './subscriptions.ts'

/** An event that got lost shows by then, or when the next stream looks. */
const KEPT_MS = 10 * SECOND_MS

/** What there is to tell of an image; undefined: it is gone. `results`: an event each, by recipe. */
export type News = { waits: boolean; results: Map<string, string> } | undefined

type Needs = {
  images: Pick<Images, 'read' | 'readStates'>
  changes: Pick<Subscriptions, 'onEach'>
}
/** The text of the event for a result; undefined: it is not told of. */
type Write = (image: string, state: ResultState) => string | undefined

export type SharedNews = ReturnType<typeof createSharedNews>

/**
 * What streams of one kind tell of each image: read and written once for all of them, until it changes.
 */
export function createSharedNews({ images, changes }: Needs, write: Write) {
  const known = new Map<string, { at: number; news: Promise<News> }>()
  changes.onEach((image) => known.delete(image))
  setInterval(forgetOld, MINUTE_MS).unref()

  function forgetOld() {
    for (const [image, { at }] of known) if (isOld(at)) known.delete(image)
  }

  async function read(image: string): Promise<News> {
    if (!(await images.read(image))) return undefined
    const states = await images.readStates(image)
    const results = new Map<string, string>()
    for (const state of states) {
      const text = write(image, state)
      if (text !== undefined) results.set(state.recipe, text)
    }
    return { waits: !states.every(isSettled), results }
  }

  return function newsOf(image: string): Promise<News> {
    const found = known.get(image)
    if (found && !isOld(found.at)) return found.news
    const news = read(image)
    known.set(image, { at: performance.now(), news })
    news.catch(() => known.delete(image))
    return news
  }
}

const isOld = (at: number) => performance.now() - at > KEPT_MS
