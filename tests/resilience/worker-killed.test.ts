import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import t from 'tap'
import { networkless } from '../../apps/receiver/pool/isolation.ts'
import { openQueues } from '../support/broker/queues.ts'
import { createClient } from '../support/http/client.ts'
import { slowImage, slowRecipe } from '../support/images/slow.ts'
import { childrenOf } from '../support/processes/children.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import type { Program } from '../support/processes/program.ts'
import { waitFor } from '../support/wait-for.ts'

const KILLS = 50
/** SIGSTOP does not end a worker: the receiver does. */
const SIGNALS = ['SIGKILL', 'SIGSEGV', 'SIGSTOP'] as const

/** Node's own are for the channel between the two. */
const ALLOWED = [
  'PATH',
  'FONTCONFIG_FILE',
  'NODE_COMPILE_CACHE',
  'LD_PRELOAD',
  'MALLOC_ARENA_MAX',
  'MALLOC_CONF',
  'UV_THREADPOOL_SIZE',
  'NODE_CHANNEL_FD',
  'NODE_CHANNEL_SERIALIZATION_MODE'
]

const slow = await slowImage()
const linux = process.platform === 'linux' ? {} : { skip: 'reads /proc' }

const counted = (program: Program, words: string) => program.output().split(words).length - 1

const deathsOf = (receiver: Program, id: string) =>
  receiver.output().match(new RegExp(`developing stopped {"image":"${id}"`, 'g'))?.length ?? 0

/** Those that have loaded what they need. */
async function readyWorkers({ pid, output }: Program): Promise<number[]> {
  const workers = await childrenOf(pid)
  return workers.filter((pid) => output().includes(`worker ready {"pid":${pid}}`))
}

/** Sends the signal to a worker, and waits for its end. */
async function killOne(receiver: Program, signal: NodeJS.Signals) {
  const pid = await waitFor('a worker', async () => {
    const ready = await readyWorkers(receiver)
    return ready[Math.floor(Math.random() * ready.length)]
  })
  process.kill(pid, signal)
  await waitFor('its end', async () => !(await childrenOf(receiver.pid)).includes(pid))
}

t.test('workers killed fifty times under load harm no job', linux, async (t) => {
  const darkroom = await openDarkroom(t)
  const client = createClient(darkroom.url)
  const queues = await openQueues(t, darkroom.queuePrefix)
  const { receiver } = await darkroom.start()
  const recipe = slowRecipe(0.1)
  const ids: string[] = []
  let killed = 0

  const { images, bulk } = queues.names.lanes
  const isRoom = async () => (await queues.ready(images)) + (await queues.ready(bulk)) < 10

  const sending = (async () => {
    while (killed < KILLS) {
      await waitFor('room', isRoom)
      ids.push(await client.accepted(slow, recipe))
    }
  })()
  for (; killed < KILLS; killed++) {
    const developed = counted(receiver, 'image developed')
    await waitFor('a print', () => counted(receiver, 'image developed') > developed, 60_000)
    await killOne(receiver, SIGNALS[killed % SIGNALS.length] as NodeJS.Signals)
  }
  await sending

  const ends = await Promise.all(ids.map((id) => client.settled(id, 120_000)))
  // by chance the same job may be hit three times
  const killedAway = ids.filter((id) => deathsOf(receiver, id) === 3)
  for (const { id, results } of ends) {
    t.equal(results[0]?.status, killedAway.includes(id) ? 'failed' : 'done')
  }
  const stopped = counted(receiver, 'developing stopped')
  t.ok(stopped > KILLS / 2, `${stopped} of them were developing one of ${ids.length} images`)
  t.equal(counted(receiver, 'waiting for images'), 1, 'the receiver outlives them all')
  t.equal(await queues.ready(queues.names.dead), killedAway.length)
})

t.test('a job whose worker always dies has failed after three attempts', linux, async (t) => {
  const darkroom = await openDarkroom(t)
  const client = createClient(darkroom.url)
  const queues = await openQueues(t, darkroom.queuePrefix)
  const { receiver } = await darkroom.start()
  const id = await client.accepted(slow, slowRecipe(20))
  await waitFor('three deaths', async () => {
    const isOver = counted(receiver, 'developing stopped') === 3
    if (!isOver) for (const pid of await readyWorkers(receiver)) process.kill(pid, 'SIGKILL')
    return isOver
  })
  const { results } = await client.settled(id)
  t.match(results, [{ status: 'failed', code: 'crashed', parameters: { times: 3 } }])
  await waitFor('the letter', async () => (await queues.ready(queues.names.dead)) === 1)
  t.match((await client.settled(await client.accepted(slow, 'grayscale'))).results, [
    { status: 'done' }
  ])
})

t.test('workers see no secret and no network, and go with their receiver', linux, async (t) => {
  const token = 'a-token-of-sixteen-letters'
  const darkroom = await openDarkroom(t, { OPERATOR_TOKEN: token })
  const client = createClient(darkroom.url)
  const { receiver } = await darkroom.start()
  await client.settled(await client.accepted(slow, 'grayscale'))
  const workers = await childrenOf(receiver.pid)
  t.ok(workers.length > 0)
  for (const pid of workers) {
    const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8')
    const names = (await read('environ')).split('\0').map((line) => line.split('=')[0])
    t.strictSame(
      names.filter((name) => name && !ALLOWED.includes(name)),
      []
    )
    t.equal((await read('oom_score_adj')).trim(), '1000')
    if (networkless().length > 0) t.equal((await read('net/dev')).match(/^ *\w+:/gm)?.length, 1)
  }
  receiver.kill('SIGKILL')
  await waitFor('the workers to end', () => workers.every((pid) => !existsSync(`/proc/${pid}`)))
  t.pass()
})
