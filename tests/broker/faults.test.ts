import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { type Broker, openBroker } from './broker.ts'

const run = promisify(execFile)

/** The last line gives the reason; exit code 78 keeps pm2 from restarting the broker. */
async function cannotStart(t: Test, broker: Broker, reason: RegExp) {
  const script = broker.launch()
  t.strictSame(await script.exited, [78, null])
  const lines = script.output().trimEnd().split('\n')
  t.match(lines.at(-1), /^\[[\d:.]+\] FATAL \(rabbitmq\): broker cannot start: /)
  t.match(lines.at(-1), reason)
  t.ok(lines.length <= 2, script.output())
}

t.test('names a port that is taken', async (t) => {
  const broker = await openBroker(t)
  const other = createServer().listen(broker.port, '127.0.0.1')
  t.teardown(() => other.close())
  await cannotStart(t, broker, new RegExp(`port ${broker.port} is taken .*set RABBITMQ_NODE_PORT`))
})

t.test('names a folder that cannot be written', async (t) => {
  const broker = await openBroker(t)
  await writeFile(join(broker.dataDir, 'broker'), 'a file in its place')
  await cannotStart(t, broker, /DATA_DIR=.* cannot be written \(File exists\): .*set DATA_DIR/)
})

t.test('names a full disk', async (t) => {
  const broker = await openBroker(t)
  const refused = await run('mount', [
    '-t',
    'tmpfs',
    '-o',
    'size=20m',
    'tmpfs',
    broker.dataDir
  ]).then(
    () => '',
    (err) => String(err.stderr)
  )
  if (refused) return t.pass('a small disk', { skip: `cannot be mounted here: ${refused}` })
  t.teardown(() => run('umount', [broker.dataDir]))
  await cannotStart(t, broker, /DATA_DIR=.* is full: \d+ MB free, .*make room/)
})

t.test('passes on what RabbitMQ reports about data it cannot read', async (t) => {
  const broker = await openBroker(t)
  const folder = join(broker.dataDir, 'broker/data/revelado@localhost')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'cluster_nodes.config'), '{broken')
  await writeFile(join(folder, 'schema_version'), '{broken')
  await cannotStart(t, broker, /RabbitMQ exited with code 1 while starting: .*{error,/)
})

t.test('two brokers do not share a folder', async (t) => {
  const broker = await openBroker(t)
  const first = await broker.start()
  const second = await openBroker(t, { DATA_DIR: broker.dataDir })
  await cannotStart(t, second, /DATA_DIR=.* is used by another broker/)
  t.ok(first.alive())
})

t.test('reports the reason as JSON with LOG_FORMAT=json', async (t) => {
  const broker = await openBroker(t, { LOG_FORMAT: 'json' })
  await writeFile(join(broker.dataDir, 'broker'), 'a file in its place')
  const script = broker.launch()
  await script.exited
  const line = JSON.parse(script.output())
  t.match(line, { level: 'fatal', name: 'rabbitmq', msg: /^broker cannot start: DATA_DIR=/ })
  t.ok(Math.abs(Date.now() - Date.parse(line.time)) < 10_000)
})

t.test('writes its reason to the file that bin/start reads', async (t) => {
  const run = t.testdir()
  const broker = await openBroker(t, { RUN_STATE_DIR: run })
  await writeFile(join(broker.dataDir, 'broker'), 'a file in its place')
  await broker.launch().exited
  const reason = await readFile(join(run, 'cannot-start'), 'utf8')
  t.match(reason, /^broker cannot start: .*\n$/)
})

t.test(
  'is restarted if it was ready before in this run, as the fault may be temporary',
  async (t) => {
    const broker = await openBroker(t, { RUN_STATE_DIR: t.testdir({ 'broker-was-ready': '' }) })
    await writeFile(join(broker.dataDir, 'broker'), 'a file in its place')
    const script = broker.launch()
    t.strictSame(await script.exited, [1, null])
    t.match(script.output(), /ERROR \(rabbitmq\): broker cannot start again: DATA_DIR=/)
  }
)
