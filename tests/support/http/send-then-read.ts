import { once } from 'node:events'
import { connect } from 'node:net'

/**
 * Sends all, and only then reads what came back, until the server closes or `isWhole` says that the
 * answer is complete. Most HTTP clients do so.
 * @throws what the system reports when the server has closed in the meantime
 */
export async function sendThenRead(
  port: number,
  chunks: Iterable<string | Uint8Array>,
  isWhole: (answer: string) => boolean = () => false
): Promise<string> {
  const socket = connect(port, 'localhost')
  await once(socket, 'connect')
  for (const chunk of chunks) {
    await new Promise<void>((resolve, reject) =>
      socket.write(chunk, (err) => (err ? reject(err) : resolve()))
    )
  }
  let answer = ''
  for await (const chunk of socket) {
    answer += chunk.toString('latin1')
    if (isWhole(answer)) break
  }
  socket.destroy()
  return answer
}
