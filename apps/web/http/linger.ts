import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { SECOND_MS } from '#lib/units.ts'

/** As nginx's lingering_time and lingering_timeout are by default. */
const LINGER_MS = 30 * SECOND_MS
const SILENCE_MS = 5 * SECOND_MS

export type Linger = ReturnType<typeof createLinger>

/**
 * Keeps connections open after an early answer, while what the client still sends is read and thrown
 * away. Closing at once would reset the connection, and clients that send all before they read would
 * lose the answer (RFC 9112, 9.6).
 */
export function createLinger(lingerMs = LINGER_MS) {
  const open = new Set<Socket>()
  let stopping = false

  return {
    /** `sent`: what the client sends. The connection is closed when it falls silent, or for its time. */
    closeLater(socket: Socket, sent: Readable) {
      if (stopping) return socket.destroy()
      const close = () => socket.destroy()
      const silent = setTimeout(close, Math.min(SILENCE_MS, lingerMs))
      const late = setTimeout(close, lingerMs)
      const onData = () => silent.refresh()
      const end = () => {
        clearTimeout(silent)
        clearTimeout(late)
        open.delete(socket)
        sent.off('data', onData)
      }
      open.add(socket)
      sent.on('data', onData)
      sent.once('end', end)
      socket.once('close', end)
    },

    /** Whether it was answered, and is only kept open. */
    isOn: (socket: Socket) => open.has(socket),

    /** Closes all of them, and from now on each at once. */
    stop() {
      stopping = true
      for (const socket of open) socket.destroy()
    }
  }
}
