import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
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

/** A broker whose DATA_DIR is not a folder. */
async function withoutFolder(t: Test, settings: Record<string, string> = {}) {
  const folder = t.testdir({ file: 'a file in its place' })
  return openBroker(t, { ...settings, DATA_DIR: join(folder, 'file') })
}

t.test('names a folder that cannot be written', async (t) => {
  const broker = await withoutFolder(t)
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

t.test('passes on why RabbitMQ does not start, and leaves the folder as it was', async (t) => {
  // too little memory for RabbitMQ, and enough for the script
  const limit = t.testdir({ limit: 'ulimit -v 100000' })
  const broker = await openBroker(t, { BASH_ENV: join(limit, 'limit') })
  const file = join(broker.dataDir, 'broker/data/a file of an earlier start')
  await mkdir(dirname(file), { recursive: true })
  await writeFile(join(broker.dataDir, 'broker/path'), `${broker.dataDir}/broker`)
  await writeFile(file, '')
  const script = broker.launch()
  t.strictSame(await script.exited, [78, null])
  t.match(script.output(), /WARN .*broker's folder cannot be used \(RabbitMQ exited with code/)
  t.match(
    script.output(),
    /FATAL .*broker cannot start: RabbitMQ exited with code .* starting: .*\n$/
  )
  t.ok((await stat(file)).isFile())
  t.strictSame(await readdir(broker.dataDir), ['broker'])
})

t.test('two brokers do not share a folder', async (t) => {
  const broker = await openBroker(t)
  const first = await broker.start()
  const second = await openBroker(t, { DATA_DIR: broker.dataDir })
  await cannotStart(t, second, /DATA_DIR=.* is used by another broker/)
  t.ok(first.alive())
})

t.test('reports the reason as JSON with LOG_FORMAT=json', async (t) => {
  const broker = await withoutFolder(t, { LOG_FORMAT: 'json' })
  const script = broker.launch()
  await script.exited
  const line = JSON.parse(script.output())
  t.match(line, { level: 'fatal', name: 'rabbitmq', msg: /^broker cannot start: DATA_DIR=/ })
  t.ok(Math.abs(Date.now() - Date.parse(line.time)) < 10_000)
})

t.test('writes its reason to the file that bin/start reads', async (t) => {
  const run = t.testdir({ file: 'a file in its place' })
  const broker = await openBroker(t, { RUN_STATE_DIR: run, DATA_DIR: join(run, 'file') })
  await broker.launch().exited
  const reason = await readFile(join(run, 'cannot-start'), 'utf8')
  t.match(reason, /^broker cannot start: .*\n$/)
})

t.test(
  'is restarted if it was ready before in this run, as the fault may be temporary',
  async (t) => {
    const state = t.testdir({ 'broker-was-ready': '', file: 'a file in its place' })
    const settings = { RUN_STATE_DIR: state, DATA_DIR: join(state, 'file') }
    const broker = await openBroker(t, settings)
    const script = broker.launch()
    t.strictSame(await script.exited, [1, null])
    t.match(script.output(), /ERROR \(rabbitmq\): broker cannot start again: DATA_DIR=/)
  }
)
