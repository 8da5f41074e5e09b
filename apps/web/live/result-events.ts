import { Readable } from 'node:stream'
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '#lib/config.ts'
import type { Images } from '#lib/images/images.ts'
import type { ResultState } from '#lib/images/result-state.ts'
import { PIECE } from '#lib/in-pieces.ts'
import { clientOf } from '../http/client-of.ts'
import { sendNoBody } from '../http/send-no-body.ts'
import { createSharedNews, type SharedNews } from './shared-news.ts'
import { createStreamLimit } from './stream-limit.ts'
import type { Subscriptions } from './subscriptions.ts'
import { createUnsentEvents, event } from './unsent-events.ts'

const COMMENT_EVERY_MS = 15_000
/**
 * A batch changes all the time: changes this close together are sent together, and of many images those
 * that are further apart.
 */
const COALESCE_MS = 100
const COALESCE_AN_IMAGE_MS = 2

/**
 * After 4 s of silence, then each 2 s, four times: over before the next comment, which would go on being
 * sent to nobody for a quarter of an hour.
 */
const PROBES = [4000, 2000, 4] as const

type Needs = {
  images: Pick<Images, 'read' | 'readStates'>
  changes: Pick<Subscriptions, 'subscribe' | 'onEach'>
  hasReceivers: () => Promise<boolean>
  config: Pick<Config, 'maxStreams' | 'maxClientStreams'>
}

/** What a kind of stream tells. */
export type Kind = {
  /** Content of a `result` event; undefined for a result that is not sent. */
  resultContent(image: string, state: ResultState): object | undefined
  /**
   * Content of a `gone` event, sent once for each erased image. Without it, an erased image ends
   * the stream.
   */
  goneContent?(image: string): object
}

export type Watched = {
  images: string[]
  /** ISO date of expiry; undefined once it is erased. */
  readExpiry(): Promise<string | undefined>
}

type Telling = Pick<Needs, 'changes' | 'hasReceivers'> &
  Pick<Kind, 'goneContent'> & { newsOf: SharedNews }

/** @returns a function for each kind of stream that is given to it */
export function createSendEvents(needs: Needs) {
  const limit = createStreamLimit(needs.config)

  return function sendEventsOf({ resultContent, goneContent }: Kind) {
    const newsOf = createSharedNews(needs, (image, state) => {
      const content = resultContent(image, state)
      return content && event('result', content)
    })
    const { changes, hasReceivers } = needs
    const telling = { changes, hasReceivers, newsOf, ...(goneContent && { goneContent }) }

    /** Streams the states of these images' results as server-sent events. */
    return function sendEvents(request: FastifyRequest, reply: FastifyReply, watched: Watched) {
      // keeps nginx and similar proxies from buffering the events
      reply.headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      reply.type('text/event-stream')
      // nobody reads a body after HEAD, so the stream would never end
      if (request.method === 'HEAD') return sendNoBody(reply)
      const close = limit.open(clientOf(request), watched.images.length)
      reply.raw.once('close', close)
      request.socket.setKeepAlive(true, ...PROBES)
      return reply.send(Readable.from(resultEvents(telling, watched)))
    }
  }
}

/** The current state of each result, then each change; a comment when nothing happens. */
async function* resultEvents(needs: Telling, watched: Watched): AsyncGenerator<string> {
  const { images } = watched
  const subscription = needs.changes.subscribe(...images)
  const unsent = createUnsentEvents(needs)
  let changed = new Set<string>()
  try {
    yield 'retry: 1000\n\n'
    while (!subscription.closed()) {
      const expiresAt = await watched.readExpiry()
      if (!expiresAt) return yield event('deleted', {})
      // events may get lost, so after each timeout everything is read again
      yield* inPieces(changed.size > 0 ? [...changed] : images, unsent.of)
      const left = Date.parse(expiresAt) - Date.now()
      changed = await subscription.changed(Math.min(COMMENT_EVERY_MS, left + 1))
      yield* unsent.ofReceivers()
      if (changed.size === 0) yield ': nothing new\n\n'
      else if (images.length > 1) {
        await delay(COALESCE_MS + COALESCE_AN_IMAGE_MS * images.length)
        changed = changed.union(await subscription.changed(0))
      }
    }
  } finally {
    subscription.end()
  }
}

/** Between two pieces, others have a turn. */
async function* inPieces(images: string[], of: (image: string) => Promise<string>) {
  for (let at = 0; at < images.length; at += PIECE) {
    let text = ''
    for (const image of images.slice(at, at + PIECE)) text += await of(image)
    if (text !== '') yield text
    await nextTurn()
  }
}
