import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import fp from 'fastify-plugin'
import { createLinger, type Linger } from '../http/linger.ts'

declare module 'fastify' {
  interface FastifyInstance {
    linger: Linger
  }
}

type Options = { lingerMs?: number | undefined }

/** A response such as 413 may be sent before the request's body is read: the rest is thrown away. */
export default fp<Options>(
  async (app, { lingerMs }) => {
    const linger = createLinger(lingerMs)
    app.decorate('linger', linger)
    // before the response is sent: after it, Node reads an unread body to its end
    app.addHook('onSend', async ({ raw }) => {
      if (raw.complete === false) readOn(raw)
    })
    app.addHook('onResponse', async ({ raw }) => {
      if (raw.complete === false && !raw.destroyed) linger.closeLater(raw.socket, raw)
    })
    app.addHook('preClose', async () => linger.stop())
  },
  { name: 'unread-bodies' }
)

function readOn(request: IncomingMessage) {
  request.unpipe()
  request.on('data', () => {})
  request.resume()
  endBeforeClosing(request.socket, request)
}

/** Node closes a connection with its last response: with `Connection: close`, or for HTTP/1.0. */
function endBeforeClosing(socket: Socket, request: IncomingMessage) {
  const { destroySoon } = socket
  socket.destroySoon = () => {
    socket.end()
    request.once('end', () => destroySoon.call(socket))
  }
  request.once('end', () => {
    socket.destroySoon = destroySoon
  })
}
