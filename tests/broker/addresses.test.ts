import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { connect, createServer as createTcp, type Server } from 'node:net'
import { join } from 'node:path'
import { createServer as createTls } from 'node:tls'
import t, { type Test } from 'tap'
import { createAddresses } from '#lib/broker/addresses.ts'
import { openTestPublisher } from '../support/broker/open-publisher.ts'
import { brokerUrl } from '../support/processes/darkroom.ts'
import { freePort } from '../support/processes/free-port.ts'
import { waitFor } from '../support/wait-for.ts'

const addressesOf = (amqpUrl: string) => createAddresses({ amqpUrl, brokerPort: 1 })

t.test('a URL names user, password, host, port and virtual host', async (t) => {
  t.same(addressesOf('amqp://a%40b:c%2Fd@host:5673/v%2Fh').current, {
    ...{ protocol: 'amqp', hostname: 'host', port: 5673, username: 'a@b', password: 'c/d' },
    ...{ vhost: 'v%2Fh', heartbeat: 15 }
  })
  t.match(addressesOf('amqps://host').current, { port: 5671, vhost: '/', username: 'guest' })
  t.match(addressesOf('amqp://[::1]?heartbeat=30').current, { hostname: '::1', heartbeat: 30 })
})

t.test('the nodes of a cluster are tried in turn', async (t) => {
  const { current, next } = addressesOf('amqp://one,amqp://two:5, amqp://three')
  const hosts = Array.from({ length: 4 }, () => {
    const { hostname } = current
    next()
    return hostname
  })
  t.same(hosts, ['one', 'two', 'three', 'one'])
})

t.test('a node that is away is passed over', async (t) => {
  const dead = `amqp://127.0.0.1:${await freePort()}`
  const { publisher } = openTestPublisher(t, `${dead},${dead},${brokerUrl()}`)
  await waitFor('a connection', () => publisher.broker.connected)
  await publisher.publish(publisher.names.dead, Buffer.from('x'))
})

t.test('when its node goes, it goes on with the next', async (t) => {
  const { port } = new URL(brokerUrl())
  const first = await openRelay(t, createTcp(), Number(port))
  const behind = brokerUrl().replace(`:${port}`, `:${first.port}`)
  const { publisher } = openTestPublisher(t, `${behind} ${brokerUrl()}`)
  await waitFor('a connection', () => publisher.broker.connected)
  first.close()
  await waitFor('the loss', () => !publisher.broker.connected)
  await waitFor('another connection', () => publisher.broker.connected)
  await publisher.publish(publisher.names.dead, Buffer.from('x'))
})

t.test('TLS with a certificate of its own needs that in AMQP_CA_FILE', async (t) => {
  const folder = t.testdir()
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name)) as [string, string]
  execFileSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
    ...['-keyout', key, '-out', cert]
  ])
  const { port } = new URL(brokerUrl())
  const server = createTls({ key: readFileSync(key), cert: readFileSync(cert) })
  const relay = await openRelay(t, server, Number(port), 'secureConnection')
  const url = brokerUrl()
    .replace('amqp:', 'amqps:')
    .replace(/@[^/]*/, `@localhost:${relay.port}`)
  const refused = openTestPublisher(t, url)
  const trusted = openTestPublisher(t, url, { AMQP_CA_FILE: cert })
  await waitFor('a connection', () => trusted.publisher.broker.connected)
  await trusted.publisher.publish(trusted.publisher.names.dead, Buffer.from('x'))
  t.notOk(refused.publisher.broker.connected)
})

/** Passes what connects to it on to the broker. */
async function openRelay(t: Test, server: Server, to: number, event = 'connection') {
  const sockets = new Set<{ destroy(): unknown }>()
  server.on(event, (socket) => {
    const onward = connect(to, '127.0.0.1')
    for (const one of [socket, onward]) {
      sockets.add(one)
      one.on('error', () => {})
    }
    socket.pipe(onward).pipe(socket)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const close = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  t.teardown(close)
  return { port: (server.address() as { port: number }).port, close }
}
