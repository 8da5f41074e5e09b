import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { signalAll } from '../support/processes/processes.ts'
import { openStack } from '../support/processes/stack.ts'
import { waitFor } from '../support/wait-for.ts'

const run = promisify(execFile)

/** Starts the stack and waits until it has exited. */
async function failedStart(stack: Awaited<ReturnType<typeof openStack>>) {
  const start = stack.launch()
  const [code] = await start.exited
  const lines = start.output().trimEnd().split('\n')
  return { code, lines, last: lines.at(-1), left: stack.processes() }
}

t.test('reports every invalid variable before anything starts', async (t) => {
  const stack = await openStack(t, { PORT: 'x', MAX_SIDE: '0', AMQP_URL: 'http://here' })
  const { code, lines, left } = await failedStart(stack)
  t.equal(code, 78)
  t.equal(lines.length, 3)
  t.match(lines, [/^cannot start: PORT=x is not allowed: /])
  t.strictSame(left, [])
})

t.test('reports ports that are taken', async (t) => {
  const stack = await openStack(t)
  for (const port of [stack.env.PORT, stack.env.RABBITMQ_NODE_PORT]) {
    const other = createServer().listen(Number(port), '127.0.0.1')
    t.teardown(() => other.close())
  }
  const { code, lines } = await failedStart(stack)
  t.equal(code, 78)
  t.match(lines[0], /^cannot start: PORT=\d+ is taken by another program: stop it, or set PORT$/)
  t.match(lines[1], /^cannot start: RABBITMQ_NODE_PORT=\d+ is taken by another program/)
})

t.test('reports a folder that cannot be written', async (t) => {
  const stack = await openStack(t, { DATA_DIR: '/proc/revelado' })
  const { code, last } = await failedStart(stack)
  t.equal(code, 78)
  t.match(last, /^cannot start: DATA_DIR=\/proc\/revelado cannot be written \(ENOENT\): /)
})

t.test(
  'stops everything if the broker cannot start, with its reason on the last line',
  async (t) => {
    const stack = await openStack(t)
    await mkdir(join(stack.dataDir, 'broker'), { recursive: true })
    // as another broker holds it
    const holder = spawn('flock', [
      join(stack.dataDir, 'broker/lock'),
      'sh',
      '-c',
      'echo held; cat'
    ])
    t.teardown(() => holder.stdin.end())
    await once(holder.stdout, 'data')
    const { code, lines, last, left } = await failedStart(stack)
    t.equal(code, 78)
    t.match(last, /^broker cannot start: DATA_DIR=.* is used by another broker: stop it/)
    const starts = lines.filter((line) => /\(rabbitmq\): broker cannot start/.test(line))
    t.equal(starts.length, 1, 'no restarts')
    t.strictSame(left, [])
  }
)

t.test('runs no local broker if AMQP_URL is set', async (t) => {
  const stack = await openStack(t, {
    AMQP_URL: process.env.AMQP_URL ?? '',
    QUEUE_PREFIX: 'faults.'
  })
  const start = stack.launch()
  await stack.ready()
  t.notMatch(start.output(), /rabbitmq/)
  t.equal(await start.stop(), 0)
})

t.test('stops everything and reports it if pm2 is killed', async (t) => {
  const stack = await openStack(t)
  const start = stack.launch()
  await stack.ready()
  const pm2 = stack.processes().filter(({ command }) => command.includes('pm2-runtime'))
  t.equal(pm2.length, 1)
  signalAll(pm2, 'SIGKILL')
  t.strictSame(await start.exited, [1, null])
  t.match(start.output(), /pm2 exited unexpectedly \(exit code 137\)\n$/)
  t.strictSame(stack.processes(), [])
})

t.test('runs as a daemon, refuses a second start, and stops', async (t) => {
  const stack = await openStack(t)
  const env = { ...process.env, ...stack.env }
  t.teardown(() => run('bin/stop', { env }))
  const up = await run('bin/start', ['--daemon'], { env })
  t.match(up.stdout, /^Revelado is up: http:\/\/localhost:\d+ .* npx pm2 logs .* npm run down\n$/)
  t.ok((await fetch(`${stack.url}/ready`)).ok)
  await t.rejects(run('bin/start', ['--daemon'], { env }), {
    code: 1,
    stderr: /is already running/
  })
  t.match((await run('bin/stop', { env })).stdout, 'Revelado is down\n')
  t.strictSame(stack.processes(), [])
})

t.test('starts while all that ran before it is being killed', async (t) => {
  const stack = await openStack(t)
  stack.launch()
  await stack.ready()
  const before = stack.processes()
  const next = stack.launch()
  let used = ''
  await waitFor('a pause of the next start', async () => {
    const usedBefore = used
    used = await processorUsed(next.pid)
    return used === usedBefore
  })
  signalAll(before, 'SIGKILL')
  await stack.ready()
  t.ok(next.alive())
  t.notMatch(next.output(), 'already running')
})

/** By a process and the children that it has waited for, in ticks: proc_pid_stat(5), fields 14 to 17. */
async function processorUsed(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  return stat.split(') ')[1]?.split(' ').slice(11, 15).join() ?? ''
}
