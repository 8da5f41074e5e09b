import { once } from 'node:events'
import { createServer } from 'node:net'
import t from 'tap'
import { freePort } from '../support/processes/free-port.ts'
import { startProgram } from '../support/processes/program.ts'
import { waitFor } from '../support/wait-for.ts'

const env = {
  PORT: String(await freePort()),
  DATA_DIR: t.testdir(),
  AMQP_URL: 'amqp://a:b@127.0.0.1:1'
}

/** The output and the exit code of web when it is started with these variables. */
async function startInVain(more: Record<string, string>) {
  const web = startProgram('apps/web/index.ts', { ...env, ...more })
  const [code] = await web.exited
  return { code, lines: web.output().trim().split('\n') }
}

t.test('wrong variables end web at once, with a line each and no restart', async (t) => {
  const { code, lines } = await startInVain({ PORT: 'http', MAX_FILES: '0', MAX_SIDE: '1e9' })
  t.equal(code, 78, 'EX_CONFIG: pm2 does not start it again')
  t.match(lines, ['web cannot start', /^PORT=http /, /^MAX_FILES=0 /, /^MAX_SIDE=1e9 /])
  t.equal(lines.length, 4)
})

t.test('a port that is in use is reported in one line', async (t) => {
  const taken = createServer().listen(0)
  t.teardown(() => taken.close())
  await once(taken, 'listening')
  const { port } = taken.address() as { port: number }
  const { code, lines } = await startInVain({ PORT: String(port) })
  t.equal(code, 78)
  t.match(lines, ['web cannot start', `PORT=${port} is taken`])
  t.equal(lines.length, 2)
})

t.test('an address that this machine does not have is reported in one line', async (t) => {
  for (const host of ['192.0.2.1', 'no-such-host.invalid']) {
    const { code, lines } = await startInVain({ HOST: host })
    t.equal(code, 78)
    t.match(lines, ['web cannot start', `HOST=${host}`])
    t.equal(lines.length, 2)
  }
})

t.test('web listens on HOST only', async (t) => {
  const web = startProgram('apps/web/index.ts', { ...env, HOST: '127.0.0.1' })
  t.teardown(() => web.stop())
  const get = (host: string) => fetch(`http://${host}:${env.PORT}/health`)
  await waitFor('web', async () => (await get('127.0.0.1')).ok)
  await t.rejects(get('[::1]'))
})
