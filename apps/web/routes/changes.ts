import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { findImage } from '../find-image.ts'
import { resultJson } from '../image-json.ts'
import { sendNoBody } from '../no-body.ts'

const COMMENT_EVERY_MS = 15_000

type ById = { Params: { id: string } }

export default async function changes(app: FastifyInstance) {
  app.get<ById>('/images/:id/events', async (request, reply) => {
    const image = await findImage(app, request)
    // nginx and its like would hold the events back
    reply.headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    reply.type('text/event-stream')
    // there is no body to read, so nobody would ever end it
    if (request.method === 'HEAD') return sendNoBody(reply)
    return reply.send(Readable.from(resultEvents(app, image.id)))
  })
}

/** The state of each result first, then each change; a comment when nothing happens. */
async function* resultEvents(app: FastifyInstance, image: string): AsyncGenerator<string> {
  const told = new Map<string, string>()
  const subscription = app.changes.subscribe(image)
  try {
    yield 'retry: 1000\n\n'
    while (!subscription.closed()) {
      const there = await app.images.read(image)
      if (!there) {
        yield 'event: deleted\ndata: {}\n\n'
        return
      }
      for (const state of await app.images.readStates(image)) {
        const data = JSON.stringify(resultJson(image, state, app.line))
        if (told.get(state.recipe) === data) continue
        told.set(state.recipe, data)
        yield `event: result\ndata: ${data}\n\n`
      }
      const left = Date.parse(there.expiresAt) - Date.now()
      const changed = await subscription.changed(Math.min(COMMENT_EVERY_MS, left + 1))
      if (!changed) yield ': nothing new\n\n'
    }
  } finally {
    subscription.end()
  }
}
