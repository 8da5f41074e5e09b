import type { IncomingMessage } from 'node:http'
import fp from 'fastify-plugin'
import { MEGABYTE } from '#lib/units.ts'

/** How much a client may still send after the response before its connection is closed. */
const LINGER_BYTES = MEGABYTE
const LINGER_MS = 2000

/**
 * A response such as 413 may be sent before the request's body is read. Closing at once would reset
 * the connection and might lose the response (RFC 9112, 9.6); reading on would accept all that the
 * client sends. So a little more is read, then the connection is closed.
 */
export default fp(
  async (app) => {
    // before the response is sent: after it, Node reads an unread body to its end
    app.addHook('onSend', async ({ raw }) => {
      if (raw.complete === false) drain(raw)
    })
    app.addHook('onResponse', async ({ raw }) => {
      if (raw.complete === false) closeSoon(raw)
    })
  },
  { name: 'unread-bodies' }
)

function drain(request: IncomingMessage) {
  let bytes = 0
  request.unpipe()
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > LINGER_BYTES) request.pause()
  })
  request.resume()
}

function closeSoon(request: IncomingMessage) {
  const late = setTimeout(() => request.socket?.destroy(), LINGER_MS)
  request.on('close', () => clearTimeout(late))
  request.on('end', () => clearTimeout(late))
}
