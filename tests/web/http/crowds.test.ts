import t from 'tap'
import { openRawConnection } from '../../support/http/raw-connection.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const REQUEST = 'GET /health HTTP/1.1\r\nHost: a\r\n\r\n'

/** How many of these connections are answered. */
async function answered(port: number, count: number) {
  const connections = await Promise.all(
    Array.from({ length: count }, () => openRawConnection(port))
  )
  const outcomes = connections.map(async (connection) => {
    connection.send(REQUEST)
    const isAnswered = waitFor('an answer', () => connection.received().includes('200 OK'), 20_000)
    return await Promise.race([isAnswered, connection.closed.then(() => false)])
  })
  const answers = await Promise.all(outcomes)
  for (const connection of connections) connection.drop()
  return answers.filter(Boolean).length
}

t.test('an address has so many connections, and others that close make room', async (t) => {
  const darkroom = await openDarkroom(t, { MAX_CONNECTIONS: '10' })
  const web = await darkroom.startWeb()
  await waitFor('those of the start to close', async () => (await answered(darkroom.port, 10)) >= 8)
  t.ok((await answered(darkroom.port, 30)) <= 10)
  await waitFor('the line', () => web.output().includes('connections of a client refused'))
  await waitFor('room', async () => (await answered(darkroom.port, 5)) === 5)
})

t.test('behind a proxy that is trusted are many clients', async (t) => {
  const darkroom = await openDarkroom(t, { MAX_CONNECTIONS: '3', TRUST_PROXY: 'loopback' })
  await darkroom.startWeb()
  t.equal(await answered(darkroom.port, 20), 20)
})
