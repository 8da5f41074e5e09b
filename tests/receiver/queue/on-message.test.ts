import t from 'tap'
import { createJob, encodeJob } from '#lib/broker/job.ts'
import { GivenBack } from '../../../apps/receiver/job/attempts.ts'
import { RoomClosed } from '../../../apps/receiver/job/memory-semaphore.ts'
import type { Outcome } from '../../../apps/receiver/job/run-job.ts'
import type { Delivery } from '../../../apps/receiver/queue/delivery.ts'
import { createTake } from '../../../apps/receiver/queue/on-message.ts'
import type { Outbox } from '../../../apps/receiver/queue/publisher.ts'

const job = encodeJob(createJob('a'.repeat(22), 'grayscale'))
const silent = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} }

/** A `take` with all that happens around it written down, in order. */
function open(work: () => Promise<Outcome>, brokerThere = true) {
  const happened: string[] = []
  const send = (what: string) => async () => {
    if (!brokerThere) throw new Error('the broker is not connected')
    happened.push(what)
  }
  const outbox = { retryLater: send('retried later'), bury: send('buried') } as unknown as Outbox
  const take = createTake({
    work: () => {
      happened.push('worked')
      return work()
    },
    outbox,
    log: silent
  })
  const delivery = (content: Buffer): Delivery => ({
    content,
    headers: {},
    ack: () => void happened.push('acked'),
    giveBack: () => void happened.push('given back')
  })
  return { happened, take: (content: Buffer | string) => take(delivery(Buffer.from(content))) }
}

const settles = async (): Promise<Outcome> => 'settled'
const fails = (err: Error) => async () => {
  throw err
}

t.test('a job is acked after it is settled', async (t) => {
  const { take, happened } = open(settles)
  await take(job)
  t.strictSame(happened, ['worked', 'acked'])
})

t.test('trouble lays the job aside for later', async (t) => {
  const { take, happened } = open(fails(new Error('no space left on device')))
  await take(job)
  t.strictSame(happened, ['worked', 'retried later', 'acked'])
})

t.test('without a broker to lay it aside at, the job is given back', async (t) => {
  const { take, happened } = open(fails(new Error('no space left on device')), false)
  await take(job)
  t.strictSame(happened, ['worked', 'given back'])
})

t.test('a job is given back when the receiver stops', async (t) => {
  for (const reason of [new RoomClosed('it waited'), new GivenBack('it was under way')]) {
    const { take, happened } = open(fails(reason))
    await take(job)
    t.strictSame(happened, ['worked', 'given back'])
  }
})

t.test('a job that keeps killing receivers is buried', async (t) => {
  const { take, happened } = open(async () => 'poison')
  await take(job)
  t.strictSame(happened, ['worked', 'buried', 'acked'])
})

for (const content of [
  '',
  'text',
  '[]',
  '{"version":1,"image":"short","recipe":"grayscale"}',
  '{"version":2,"image":"aaaaaaaaaaaaaaaaaaaaaa","recipe":"grayscale"}',
  '{"version":1,"image":"../../../../etc/passwd","recipe":"grayscale"}'
]) {
  t.test(`a message that is no job is buried, and never worked on: ${content}`, async (t) => {
    const { take, happened } = open(settles)
    await take(content)
    t.strictSame(happened, ['buried', 'acked'])
  })
}

t.test('the same job twice at once is worked on once, and both are acked', async (t) => {
  const { take, happened } = open(settles)
  await Promise.all([take(job), take(job)])
  t.strictSame(happened, ['worked', 'acked', 'acked'])
  await take(job)
  t.strictSame(happened.slice(3), ['worked', 'acked'], 'a later one asks the storage again')
})
