import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import fp from 'fastify-plugin'

/**
 * Lets web end when its work does. Node's close waits for connections that never asked for
 * anything, as browsers open them ahead, and for those answered meanwhile, kept for a next request.
 */
export default fp(
  async (app) => {
    const idle = new Set<Socket>()
    let closing = false

    function rest(socket: Socket) {
      if (closing) socket.destroySoon()
      else if (!socket.destroyed) idle.add(socket)
    }

    app.server.on('connection', (socket: Socket) => {
      rest(socket)
      socket.on('close', () => idle.delete(socket))
    })
    app.server.on('request', ({ socket }: { socket: Socket }, response: ServerResponse) => {
      idle.delete(socket)
      response.on('close', () => rest(socket))
    })
    app.addHook('preClose', async () => {
      closing = true
      for (const socket of idle) socket.destroy()
    })
  },
  { name: 'connections' }
)
