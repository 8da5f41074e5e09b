import type { Channel, ConsumeMessage } from 'amqplib'
import t from 'tap'
import { createJob, encodeJob, type Job, PUBLISHED_HEADER } from '#lib/broker/job.ts'
import type { Lane } from '#lib/broker/lanes.ts'
import { queueNames } from '#lib/broker/topology.ts'
import { JobRequeued } from '../../../apps/receiver/job/attempts.ts'
import { SemaphoreClosed } from '../../../apps/receiver/job/memory-semaphore.ts'
import type { Outcome } from '../../../apps/receiver/job/run-job.ts'
import { createDelivery } from '../../../apps/receiver/queue/delivery.ts'
import { createOnMessage } from '../../../apps/receiver/queue/on-message.ts'
import { waitFor } from '../../support/wait-for.ts'

const job = encodeJob(createJob('a'.repeat(22), 'grayscale'))
const silent = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} }

type As = { lane?: Lane; headers?: Record<string, string> }
type Announced = { status: string; retryInSeconds?: number | undefined }

/** An `onMessage` that records everything around it, in order. */
function open(work: () => Promise<Outcome>, refusals = 0) {
  const happened: string[] = []
  const headers: unknown[] = []
  const ran: Job[] = []
  const names = queueNames('')
  const publisher = {
    names,
    announce: ({ status, retryInSeconds }: Announced) =>
      void happened.push(`${status} for ${retryInSeconds} s`),
    publish: async (queue: string, _: Buffer, options: { headers?: object } = {}) => {
      if (refusals-- > 0) throw new Error('the broker is not connected')
      happened.push(queue === names.dead ? 'dead-lettered' : `sent to ${queue}`)
      headers.push(options.headers)
    }
  }
  const onMessage = createOnMessage({
    runJob: (job) => {
      happened.push('ran')
      ran.push(job)
      return work()
    },
    publisher,
    log: silent
  })
  const channel = { nack: () => void happened.push('requeued') } as unknown as Channel
  const acks = { ack: () => void happened.push('acked'), skip() {}, flush() {} }
  const ending = new AbortController()
  return {
    happened,
    headers,
    ran,
    end: () => ending.abort(),
    onMessage(content: Buffer | string, { lane = 'images', headers = {} }: As = {}) {
      const properties = { headers }
      const message = { content: Buffer.from(content), fields: {}, properties }
      return onMessage(
        createDelivery(
          { channel, acks, ended: ending.signal },
          message as unknown as ConsumeMessage,
          lane
        )
      )
    }
  }
}

const settles = async (): Promise<Outcome> => 'settled'
const fails = (err: Error) => async () => {
  throw err
}

t.test('a job is acked after it is settled', async (t) => {
  const { onMessage, happened } = open(settles)
  await onMessage(job)
  t.strictSame(happened, ['ran', 'acked'])
})

t.test('a job that fails is scheduled for a retry', async (t) => {
  const { onMessage, happened } = open(fails(new Error('no space left on device')))
  await onMessage(job)
  t.strictSame(happened, ['ran', 'sent to images.retry.5s', 'queued for 5 s', 'acked'])
})

t.test('lane and moment are kept through a retry, and among the dead letters', async (t) => {
  const asked = {
    lane: 'bulk',
    headers: { [PUBLISHED_HEADER]: '2026-11-28T20:00:00.000Z' }
  } as const
  const retried = open(fails(new Error('no space left on device')))
  await retried.onMessage(job, asked)
  t.match(retried.ran, [{ lane: 'bulk', publishedAt: '2026-11-28T20:00:00.000Z' }])
  t.strictSame(retried.happened, ['ran', 'sent to images.bulk.retry.5s', 'queued for 5 s', 'acked'])
  t.match(retried.headers, [asked.headers])
  const dead = open(async () => 'poison')
  await dead.onMessage(job, asked)
  t.match(dead.headers, [{ lane: 'bulk' }])
})

t.test('a job whose retry cannot be published stays in hand until it can', async (t) => {
  const { onMessage, happened } = open(fails(new Error('no space left on device')), 2)
  await onMessage(job)
  t.strictSame(happened, ['ran', 'sent to images.retry.5s', 'queued for 5 s', 'acked'])
})

t.test('or until the receiver stops', async (t) => {
  const { onMessage, happened, end } = open(fails(new Error('no space left on device')), Infinity)
  const working = onMessage(job)
  await waitFor('it to fail', () => happened.length === 1)
  end()
  await working
  t.strictSame(happened, ['ran', 'requeued'])
})

t.test('a job is requeued when the receiver stops', async (t) => {
  for (const reason of [new SemaphoreClosed('it waited'), new JobRequeued('it was under way')]) {
    const { onMessage, happened } = open(fails(reason))
    await onMessage(job)
    t.strictSame(happened, ['ran', 'requeued'])
  }
})

t.test('a job that keeps killing receivers is dead-lettered', async (t) => {
  const { onMessage, happened } = open(async () => 'poison')
  await onMessage(job)
  t.strictSame(happened, ['ran', 'dead-lettered', 'acked'])
})

for (const content of [
  '',
  'text',
  '[]',
  '{"version":1,"image":"short","recipe":"grayscale"}',
  '{"version":2,"image":"aaaaaaaaaaaaaaaaaaaaaa","recipe":"grayscale"}',
  '{"version":1,"image":"../../../../etc/passwd","recipe":"grayscale"}'
]) {
  t.test(
    `a message that is not a job is dead-lettered, and never worked on: ${content}`,
    async (t) => {
      const { onMessage, happened } = open(settles)
      await onMessage(content)
      t.strictSame(happened, ['dead-lettered', 'acked'])
    }
  )
}

t.test(
  'the same job twice at once is looked at once after the other, and both are acked',
  async (t) => {
    const { onMessage, happened } = open(settles)
    await Promise.all([onMessage(job), onMessage(job)])
    t.strictSame(happened, ['ran', 'acked', 'ran', 'acked'])
    await onMessage(job)
    t.strictSame(happened.slice(4), ['ran', 'acked'], 'a later one asks the storage again')
  }
)
