import type { Socket } from 'node:net'
import fp from 'fastify-plugin'

/** Programs send a few requests ahead, browsers none. */
const MAX_WAITING = 64

type Turns = { waiting: (() => void)[] }

/**
 * Works at one request of a connection at a time. Node begins all that a client sends ahead, and what
 * they hold, such as an open file, is held until the answers before theirs have been read. A client that
 * sends more ahead than may wait loses its connection, as RFC 9112, 9.3.2, lets servers do.
 */
export default fp(
  async (app) => {
    const connections = new WeakMap<Socket, Turns>()

    function next(socket: Socket, turns: Turns) {
      const begin = turns.waiting.shift()
      if (begin) begin()
      else connections.delete(socket)
    }

    app.addHook('onRequest', (request, reply, done) => {
      const { socket } = request.raw
      const turns = connections.get(socket)
      const begin = () => {
        reply.raw.once('close', () => next(socket, connections.get(socket) ?? { waiting: [] }))
        done()
      }
      if (!turns) {
        connections.set(socket, { waiting: [] })
        begin()
      } else if (turns.waiting.length < MAX_WAITING) turns.waiting.push(begin)
      else {
        turns.waiting = []
        reply.hijack()
        socket.destroy()
      }
    })
  },
  { name: 'one-at-a-time' }
)
