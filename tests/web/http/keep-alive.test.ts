import type { Socket } from 'node:net'
import t from 'tap'
import { KEEP_ALIVE_MS } from '../../../apps/web/http/create-server.ts'
import { PROXY_KEEP_ALIVE_MS } from '../../../apps/web/plugins/patient-proxies.ts'
import { openRawConnection } from '../../support/http/raw-connection.ts'
import { openPages } from '../../support/pages/pages.ts'
import { waitFor } from '../../support/wait-for.ts'

const request = (...headers: string[]) =>
  `${['GET /health HTTP/1.1', 'Host: a', ...headers].join('\r\n')}\r\n\r\n`

t.test('an idle connection closes within a minute, and that of a proxy after it', async (t) => {
  const { app } = await openPages(t)
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  const accepted: Socket[] = []
  app.server.on('connection', (socket: Socket) => accepted.push(socket))
  const connection = await openRawConnection(Number(port))
  await waitFor('the connection', () => accepted.length === 1)
  const answers = () => connection.received().split('200 OK').length - 1
  t.ok(KEEP_ALIVE_MS < 60_000)
  t.ok(PROXY_KEEP_ALIVE_MS > 90_000)

  for (const [i, header] of [
    'X-Forwarded-For: 192.0.2.1',
    'X-Other: 1',
    'Forwarded: for=192.0.2.1',
    'Via: 1.1 vegur',
    'X-Real-IP: 192.0.2.1'
  ].entries()) {
    connection.send(request(header))
    await waitFor('an answer', () => answers() === i + 1)
    const timeout = () => accepted[0]?.timeout ?? 0
    if (header === 'X-Other: 1') {
      await waitFor('its time', () => Math.abs(timeout() - KEEP_ALIVE_MS) <= 1000)
    } else await waitFor(`that of ${header}`, () => timeout() === PROXY_KEEP_ALIVE_MS)
  }
  t.match(connection.received(), /Keep-Alive: timeout=50/i)
  connection.drop()
})
