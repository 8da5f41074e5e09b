import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { listenersOf } from '../support/processes/listeners.ts'
import { signalAll } from '../support/processes/processes.ts'
import { openStack } from '../support/processes/stack.ts'
import { waitFor } from '../support/wait-for.ts'

/** Twice what an idle machine takes, as other tests may run at the same time. */
const BACK_WITHIN_MS = 20_000

const OPERATOR_TOKEN = 'correct-horse-battery'
const stack = await openStack(t, { OPERATOR_TOKEN })
const whole = stack.launch()
await stack.ready()
const client = createClient(stack.url)
const image = { name: 'fry.jpg', bytes: await photo(60, 40) }

async function develops() {
  const { results } = await client.settled(await client.accepted(image))
  return results.every(({ status }) => status === 'done')
}

t.test('three processes develop a photograph', async (t) => {
  t.ok(await develops())
})

t.test('only PORT is open beyond loopback', async (t) => {
  const listeners = await listenersOf(stack.processes().map(({ pid }) => pid))
  const open = listeners.filter(({ loopback }) => !loopback).map(({ port }) => port)
  t.strictSame([...new Set(open)], [Number(stack.env.PORT)])
})

t.test('pm2 stops processes with SIGTERM, as RabbitMQ hangs on SIGINT', async (t) => {
  const environment = await readFile(`/proc/${await stack.pid('web')}/environ`, 'utf8')
  t.ok(environment.split('\0').includes('PM2_KILL_SIGNAL=SIGTERM'))
})

t.test('secrets of web are in the environment of web alone', async (t) => {
  const environmentOf = async (pid: number) =>
    (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0')
  const secret = `OPERATOR_TOKEN=${OPERATOR_TOKEN}`
  t.ok((await environmentOf(await stack.pid('web'))).includes(secret))
  for (const pid of [
    await stack.nodePid(),
    await stack.pid('rabbitmq'),
    await stack.pid('receiver')
  ]) {
    t.notOk((await environmentOf(pid)).includes(secret))
  }
})

t.test('no other user of the machine reads what is stored', async (t) => {
  const isFar = process.env.TEST_STORAGE === 's3'
  const names = isFar ? ['cache'] : ['images', 'pending', 'tmp']
  const folders = names.map((name) => join(stack.dataDir, name))
  const found = await promisify(execFile)('find', folders)
  t.match(found.stdout, isFar ? /cache\/objects\/./ : '/original')
  const readable = await promisify(execFile)('find', [...folders, '-perm', '/077'])
  t.equal(readable.stdout, '')
})

const victims = {
  'the broker': stack.nodePid,
  "the broker's script": () => stack.pid('rabbitmq'),
  web: () => stack.pid('web'),
  receiver: () => stack.pid('receiver')
}
for (const [name, pid] of Object.entries(victims)) {
  t.test(`${name} recovers from a SIGKILL`, async (t) => {
    const killed = await pid()
    const since = Date.now()
    process.kill(killed, 'SIGKILL')
    await waitFor('a new process', async () => (await pid()) !== killed)
    t.ok(await waitFor('a print', develops, BACK_WITHIN_MS))
    t.comment(`a print after ${Date.now() - since} ms`)
  })
}

t.test('SIGTERM to the first process stops everything within 25 s, the broker last', async (t) => {
  const since = Date.now()
  whole.kill('SIGTERM')
  t.strictSame(await whole.exited, [0, null])
  t.ok(Date.now() - since < 25_000)
  t.strictSame(stack.processes(), [])
  t.match(whole.output(), /\(web\): stopped.*broker stopped/s)
  t.match(whole.output(), /\(receiver\): stopped.*broker stopped/s)
  t.notMatch(whole.output(), /sending SIGKILL|killing/)
})

t.test('starts again in the same folder after a SIGKILL to every process', async (t) => {
  const again = stack.launch()
  await stack.ready()
  signalAll(stack.processes(), 'SIGKILL')
  await again.exited
  await waitFor('every process to exit', () => stack.processes().length === 0)
  stack.launch()
  await stack.ready()
  t.ok(await develops())
  t.match(
    await readFile(join(stack.dataDir, 'run', stack.env.HOSTNAME, 'pm2-home'), 'utf8'),
    stack.env.PM2_HOME
  )
})
