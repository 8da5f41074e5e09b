import type { IncomingMessage } from 'node:http'
import fp from 'fastify-plugin'
import { MEGABYTE } from '#lib/units.ts'

/** What a client may still send after its answer before we hang up. */
const LINGER_BYTES = MEGABYTE
const LINGER_MS = 2000

/**
 * An answer may come before the request's body was read, as 413 does. To hang up at once would
 * reset the connection, and the answer might be lost with it (RFC 9112, 9.6); to read on would
 * take all that the client has. So read a little on, then hang up.
 */
export default fp(
  async (app) => {
    // before the answer has gone: what nobody reads, Node reads to its end from then on
    app.addHook('onSend', async ({ raw }) => {
      if (raw.complete === false) readALittle(raw)
    })
    app.addHook('onResponse', async ({ raw }) => {
      if (raw.complete === false) hangUpSoon(raw)
    })
  },
  { name: 'unread-bodies' }
)

function readALittle(request: IncomingMessage) {
  let bytes = 0
  request.unpipe()
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > LINGER_BYTES) request.pause()
  })
  request.resume()
}

function hangUpSoon(request: IncomingMessage) {
  const late = setTimeout(() => request.socket?.destroy(), LINGER_MS)
  request.on('close', () => clearTimeout(late))
  request.on('end', () => clearTimeout(late))
}
