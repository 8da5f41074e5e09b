import { once } from 'node:events'
import { connect } from 'node:net'

/** A bare TCP connection, for what an HTTP client would never send. */
export async function openRawConnection(port: number) {
  const socket = connect(port, 'localhost')
  await once(socket, 'connect')
  const opened = Date.now()
  let received = ''
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1')
  })
  socket.on('error', () => {})
  const closed = new Promise<number>((resolve) =>
    socket.on('close', () => resolve(Date.now() - opened))
  )

  return {
    send: (text: string | Uint8Array) => socket.write(text),
    /** Sends no faster than the server reads, until all is sent or the server closes. */
    async sendAll(chunks: Iterable<string | Uint8Array>) {
      for (const chunk of chunks) {
        if (socket.destroyed) return
        if (socket.write(chunk)) continue
        await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), closed])
      }
    },
    received: () => received,
    /** Bytes that left this process: an upper bound for what the server read. */
    sent: () => socket.bytesWritten - socket.writableLength,
    /** Resolves to the milliseconds that it was open. */
    closed,
    /** Reads no more than the system does by itself. */
    pause: () => socket.pause(),
    /** Sends no more, and goes on reading. */
    end: () => socket.end(),
    drop: () => socket.destroy()
  }
}

/** Sends a request verbatim and returns the whole response. */
export async function exchange(port: number, request: string | Uint8Array): Promise<string> {
  const connection = await openRawConnection(port)
  connection.send(request)
  await connection.closed
  return connection.received()
}
