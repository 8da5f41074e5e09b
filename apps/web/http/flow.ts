import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export type Exchange = { request: IncomingMessage; response: ServerResponse }

/** Whose turn it is to move bytes; undefined: nobody waits for the client. */
type Way = 'sends' | 'reads' | undefined
type Mark = { way: Way; at: number; bytes: number }

export type Pace = { windowMs: number; leastBytes: number }

/**
 * Measures whether a client moves at all: it is slow when a request or an answer waits for it, and it
 * has sent or taken fewer bytes than the least within a window of time.
 */
export function createFlow(socket: Socket, { windowMs, leastBytes }: Pace) {
  let exchange: Exchange | undefined
  let mark: Mark = { way: undefined, at: 0, bytes: 0 }

  const bytesOf = (way: Way) => (way === 'sends' ? socket.bytesRead : moved(socket))

  return {
    /** The exchange that the connection is at. */
    at: () => exchange,
    begin(next: Exchange) {
      exchange = next
    },

    /** Which of both the client does too slowly, at this moment. */
    slowly(now = performance.now()): Way {
      const way = wayOf(socket, exchange)
      const bytes = bytesOf(way)
      if (way !== mark.way) mark = { way, at: now, bytes }
      if (way === undefined || now - mark.at < windowMs) return undefined
      const isSlow = bytes - mark.bytes < leastBytes
      mark = { way, at: now, bytes }
      return isSlow ? way : undefined
    }
  }
}

/** What has left for the system: `bytesWritten` counts what waits in memory, too. */
const moved = (socket: Socket) => socket.bytesWritten - socket.writableLength

function wayOf(socket: Socket, exchange: Exchange | undefined): Way {
  if (socket.writableLength > 0) return 'reads'
  if (!exchange || exchange.request.complete || exchange.response.writableEnded) return undefined
  // what has come and is not read yet waits for us
  return exchange.request.readableLength > 0 ? undefined : 'sends'
}
