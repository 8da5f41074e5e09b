import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import fp from 'fastify-plugin'

/**
 * Lets web stop once its requests are answered. Node's own close also waits for connections without
 * a request, which browsers open ahead of time, and for those kept alive after a request that ended
 * during the close.
 */
export default fp(
  async (app) => {
    const idle = new Set<Socket>()
    let closing = false

    function markIdle(socket: Socket) {
      if (closing) socket.destroySoon()
      else if (!socket.destroyed) idle.add(socket)
    }

    app.server.on('connection', (socket: Socket) => {
      markIdle(socket)
      socket.on('close', () => idle.delete(socket))
    })
    app.server.on('request', ({ socket }: { socket: Socket }, response: ServerResponse) => {
      idle.delete(socket)
      response.on('close', () => markIdle(socket))
    })
    app.addHook('preClose', async () => {
      closing = true
      for (const socket of idle) socket.destroy()
    })
  },
  { name: 'connections' }
)
