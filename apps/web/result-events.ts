import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ResultState } from '#lib/images.ts'
import { sendNoBody } from './no-body.ts'

const COMMENT_EVERY_MS = 15_000
/** A crowd of images changes all the time: what comes this close together is told together. */
const TOGETHER_MS = 100

export type Watched = {
  images: string[]
  /** When it goes; undefined: it is gone. */
  readExpiry(): Promise<string | undefined>
  /** What its events tell of a result; undefined: nothing. */
  tell(image: string, state: ResultState): object | undefined
  /** What is told once when an image among them is gone, and they go on without it. */
  tellGone?(image: string): object
}

/** Server-sent events of what happens to the results of those images. */
export function sendEvents(request: FastifyRequest, reply: FastifyReply, watched: Watched) {
  // nginx and its like would hold the events back
  reply.headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  reply.type('text/event-stream')
  // there is no body to read, so nobody would ever end it
  if (request.method === 'HEAD') return sendNoBody(reply)
  return reply.send(Readable.from(resultEvents(request.server, watched)))
}

/** The state of each result first, then each change; a comment when nothing happens. */
async function* resultEvents(app: FastifyInstance, watched: Watched): AsyncGenerator<string> {
  const { images } = watched
  const subscription = app.changes.subscribe(...images)
  const news = createNews(app, watched)
  let changed = new Set<string>()
  try {
    yield 'retry: 1000\n\n'
    while (!subscription.closed()) {
      const expiresAt = await watched.readExpiry()
      if (!expiresAt) return yield event('deleted', {})
      // events may get lost: at times everything is looked at
      for (const image of changed.size > 0 ? changed : images) yield* news(image)
      const left = Date.parse(expiresAt) - Date.now()
      changed = await subscription.changed(Math.min(COMMENT_EVERY_MS, left + 1))
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

/** What of an image was not told yet. */
function createNews(app: FastifyInstance, { tell, tellGone }: Watched) {
  const told = new Map<string, string>()

  function* tellOnce(name: string, key: string, content: object) {
    const text = event(name, content)
    if (told.get(key) === text) return
    told.set(key, text)
    yield text
  }

  return async function* news(image: string): AsyncGenerator<string> {
    if (tellGone && !(await app.images.read(image))) {
      return yield* tellOnce('gone', image, tellGone(image))
    }
    for (const state of await app.images.readStates(image)) {
      const content = tell(image, state)
      if (content) yield* tellOnce('result', `${image} ${state.recipe}`, content)
    }
  }
}

function event(name: string, content: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(content)}\n\n`
}
