import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Images } from '#lib/images/images.ts'
import { isSettled, type ResultState } from '#lib/images/result-state.ts'
import { sendNoBody } from '../http/send-no-body.ts'
import type { Subscriptions } from './subscriptions.ts'

const COMMENT_EVERY_MS = 15_000
/** A crowd of images changes all the time: what comes this close together is told together. */
const TOGETHER_MS = 100

type Needs = {
  images: Pick<Images, 'read' | 'readStates'>
  changes: Pick<Subscriptions, 'subscribe'>
  hasReceivers: () => Promise<boolean>
}

export type Watched = {
  images: string[]
  /** When it goes; undefined: it is gone. */
  readExpiry(): Promise<string | undefined>
  /** What its events tell of a result; undefined: nothing. */
  tell(image: string, state: ResultState): object | undefined
  /** What is told once when an image among them is gone, and they go on without it. */
  tellGone?(image: string): object
}

export function createSendEvents(needs: Needs) {
  /** Server-sent events of what happens to the results of those images. */
  return function sendEvents(request: FastifyRequest, reply: FastifyReply, watched: Watched) {
    // nginx and its like would hold the events back
    reply.headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    reply.type('text/event-stream')
    // there is no body to read, so nobody would ever end it
    if (request.method === 'HEAD') return sendNoBody(reply)
    return reply.send(Readable.from(resultEvents(needs, watched)))
  }
}

/** The state of each result first, then each change; a comment when nothing happens. */
async function* resultEvents(needs: Needs, watched: Watched): AsyncGenerator<string> {
  const { images } = watched
  const subscription = needs.changes.subscribe(...images)
  const news = createNews(needs, watched)
  let changed = new Set<string>()
  try {
    yield 'retry: 1000\n\n'
    while (!subscription.closed()) {
      const expiresAt = await watched.readExpiry()
      if (!expiresAt) return yield event('deleted', {})
      // events may get lost: at times everything is looked at
      for (const image of changed.size > 0 ? changed : images) yield* news.of(image)
      const left = Date.parse(expiresAt) - Date.now()
      changed = await subscription.changed(Math.min(COMMENT_EVERY_MS, left + 1))
      yield* news.ofReceivers()
      if (changed.size === 0) yield ': nothing new\n\n'
      else if (images.length > 1) {
        await delay(TOGETHER_MS)
        changed = changed.union(await subscription.changed(0))
      }
    }
  } finally {
    subscription.end()
  }
}

/** What was not told yet. */
function createNews({ images, hasReceivers }: Needs, { tell, tellGone }: Watched) {
  const waiting = new Set<string>()
  // that somebody is at work is news to those alone who heard that nobody is
  const told = new Map([['attended', event('attended', { attended: true })]])

  function* tellOnce(name: string, key: string, content: object) {
    const text = event(name, content)
    if (told.get(key) === text) return
    told.set(key, text)
    yield text
  }

  function* tellErased(image: string, states: ResultState[]) {
    const there = new Set(states.map(({ recipe }) => `${image} ${recipe}`))
    for (const key of [...told.keys()]) {
      if (!key.startsWith(`${image} `) || there.has(key)) continue
      told.delete(key)
      yield event('erased', { image, recipe: key.slice(image.length + 1) })
    }
  }

  return {
    /** Whether somebody is at work concerns those who wait. */
    async *ofReceivers(): AsyncGenerator<string> {
      if (waiting.size > 0)
        yield* tellOnce('attended', 'attended', { attended: await hasReceivers() })
    },

    async *of(image: string): AsyncGenerator<string> {
      if (tellGone && !(await images.read(image))) {
        waiting.delete(image)
        return yield* tellOnce('gone', image, tellGone(image))
      }
      const states = await images.readStates(image)
      if (states.every(isSettled)) waiting.delete(image)
      else waiting.add(image)
      for (const state of states) {
        const content = tell(image, state)
        if (content) yield* tellOnce('result', `${image} ${state.recipe}`, content)
      }
      yield* tellErased(image, states)
    }
  }
}

function event(name: string, content: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(content)}\n\n`
}
