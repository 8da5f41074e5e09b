import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Images } from '#lib/images/images.ts'
import { isSettled, type ResultState } from '#lib/images/result-state.ts'
import { sendNoBody } from '../http/send-no-body.ts'
import type { Subscriptions } from './subscriptions.ts'

const COMMENT_EVERY_MS = 15_000
/** A batch changes all the time: changes this close together are sent together. */
const COALESCE_MS = 100

type Needs = {
  images: Pick<Images, 'read' | 'readStates'>
  changes: Pick<Subscriptions, 'subscribe'>
  hasReceivers: () => Promise<boolean>
}

export type Watched = {
  images: string[]
  /** ISO date of expiry; undefined once it is erased. */
  readExpiry(): Promise<string | undefined>
  /** Content of a `result` event; undefined for a result that is not sent. */
  resultContent(image: string, state: ResultState): object | undefined
  /**
   * Content of a `gone` event, sent once for each erased image. Without it, an erased image ends
   * the stream.
   */
  goneContent?(image: string): object
}

export function createSendEvents(needs: Needs) {
  /** Streams the states of these images' results as server-sent events. */
  return function sendEvents(request: FastifyRequest, reply: FastifyReply, watched: Watched) {
    // keeps nginx and similar proxies from buffering the events
    reply.headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    reply.type('text/event-stream')
    // nobody reads a body after HEAD, so the stream would never end
    if (request.method === 'HEAD') return sendNoBody(reply)
    return reply.send(Readable.from(resultEvents(needs, watched)))
  }
}

/** The current state of each result, then each change; a comment when nothing happens. */
async function* resultEvents(needs: Needs, watched: Watched): AsyncGenerator<string> {
  const { images } = watched
  const subscription = needs.changes.subscribe(...images)
  const unsent = createUnsentEvents(needs, watched)
  let changed = new Set<string>()
  try {
    yield 'retry: 1000\n\n'
    while (!subscription.closed()) {
      const expiresAt = await watched.readExpiry()
      if (!expiresAt) return yield event('deleted', {})
      // events may get lost, so after each timeout everything is read again
      for (const image of changed.size > 0 ? changed : images) yield* unsent.of(image)
      const left = Date.parse(expiresAt) - Date.now()
      changed = await subscription.changed(Math.min(COMMENT_EVERY_MS, left + 1))
      yield* unsent.ofReceivers()
      if (changed.size === 0) yield ': nothing new\n\n'
      else if (images.length > 1) {
        await delay(COALESCE_MS)
        changed = changed.union(await subscription.changed(0))
      }
    }
  } finally {
    subscription.end()
  }
}

/** Yields only what this client was not sent yet. */
function createUnsentEvents(
  { images, hasReceivers }: Needs,
  { resultContent, goneContent }: Watched
) {
  const waiting = new Set<string>()
  // `attended: true` is sent only to those who were sent `false` before
  const sent = new Map([['attended', event('attended', { attended: true })]])

  function* sendIfNew(name: string, key: string, content: object) {
    const text = event(name, content)
    if (sent.get(key) === text) return
    sent.set(key, text)
    yield text
  }

  function* sendErased(image: string, states: ResultState[]) {
    const there = new Set(states.map(({ recipe }) => `${image} ${recipe}`))
    for (const key of [...sent.keys()]) {
      if (!key.startsWith(`${image} `) || there.has(key)) continue
      sent.delete(key)
      yield event('erased', { image, recipe: key.slice(image.length + 1) })
    }
  }

  return {
    /** Sent only while some result is waiting. */
    async *ofReceivers(): AsyncGenerator<string> {
      if (waiting.size > 0)
        yield* sendIfNew('attended', 'attended', { attended: await hasReceivers() })
    },

    async *of(image: string): AsyncGenerator<string> {
      if (goneContent && !(await images.read(image))) {
        waiting.delete(image)
        return yield* sendIfNew('gone', image, goneContent(image))
      }
      const states = await images.readStates(image)
      if (states.every(isSettled)) waiting.delete(image)
      else waiting.add(image)
      for (const state of states) {
        const content = resultContent(image, state)
        if (content) yield* sendIfNew('result', `${image} ${state.recipe}`, content)
      }
      yield* sendErased(image, states)
    }
  }
}

function event(name: string, content: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(content)}\n\n`
}
