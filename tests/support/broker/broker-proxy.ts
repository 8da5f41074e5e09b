import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import type { Test } from 'tap'
import { brokerUrl } from '../processes/darkroom.ts'

/** How many chunks of the broker's answers get through on a connection, and what happens then. */
type Fate = { answers: number; silent?: boolean }

/** A TCP proxy between a program and the broker. */
export async function openBrokerProxy(t: Test, fateOf: (connection: number) => Fate) {
  const target = new URL(brokerUrl())
  const open = new Set<Socket>()
  let connections = 0

  const server = createServer((near) => {
    const far = connect(Number(target.port || 5672), target.hostname)
    const fate = fateOf(connections++)
    let answers = 0
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => {}).on('close', () => cut(near, far))
    }
    near.pipe(far)
    far.on('data', (data) => {
      if (++answers <= fate.answers) near.write(data)
      else if (!fate.silent) cut(near, far)
    })
  })

  function cut(...sockets: Socket[]) {
    for (const socket of sockets) {
      open.delete(socket)
      socket.resetAndDestroy()
    }
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.close()
    cut(...open)
  })
  const url = new URL(target)
  url.host = `127.0.0.1:${(server.address() as { port: number }).port}`
  return { url: url.href, connections: () => connections, cutAll: () => cut(...open) }
}
