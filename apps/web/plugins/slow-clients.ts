import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import fp from 'fastify-plugin'
import { KILOBYTE, SECOND_MS } from '#lib/units.ts'
import { answerTooSlow } from '../http/client-errors.ts'
import { createFlow } from '../http/flow.ts'

/** A kilobyte a second, counted over half a minute: less than any network gives. */
const WINDOW_MS = 30 * SECOND_MS
const LEAST_BYTES = 30 * KILOBYTE
const LOOKS_A_WINDOW = 6

type Options = { slowClientMs?: number }

/**
 * Ends connections of clients that send a body or take an answer by drops, or stop in the middle: what
 * they hold is let go of.
 */
export default fp<Options>(
  async (app, { slowClientMs: windowMs = WINDOW_MS }) => {
    const flows = new Map<Socket, ReturnType<typeof createFlow>>()

    app.server.on('connection', (socket: Socket) => {
      flows.set(socket, createFlow(socket, { windowMs, leastBytes: LEAST_BYTES }))
      socket.on('close', () => flows.delete(socket))
    })
    app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      flows.get(request.socket)?.begin({ request, response })
    })

    function look() {
      for (const [socket, flow] of flows) {
        const way = app.linger.isOn(socket) ? undefined : flow.slowly()
        if (!way) continue
        app.log.debug({ way, client: socket.remoteAddress }, 'slow client cut off')
        if (way === 'sends' && !flow.at()?.response.headersSent) answerTooSlow(socket)
        else socket.destroy()
      }
    }

    const timer = setInterval(look, windowMs / LOOKS_A_WINDOW)
    app.addHook('preClose', async () => clearInterval(timer))
  },
  { name: 'slow-clients', dependencies: ['unread-bodies'] }
)
