/**
 * What coordination costs: receivers that sleep 20 ms instead of developing, 1, 2, 4 and 8 of them, over an
 * S3 server and one broker; and the same with many more jobs waiting.
 * bin/with-broker node bench/scale.ts [RECEIVERS…] ; MARKS=1000,100000
 */
import { type StdioOptions, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv, env } from 'node:process'
import { connect } from 'amqplib'
import type { Test } from 'tap'
import { createJob, encodeJob, publishedHeaders } from '#lib/broker/job.ts'
import { openPublisher } from '#lib/broker/publisher.ts'
import { readConfig } from '#lib/config.ts'
import { newImageId } from '#lib/images/ids.ts'
import { openImages, originalKey } from '#lib/images/images.ts'
import { openStorage } from '#lib/storage/open-storage.ts'
import { HOUR_MS } from '#lib/units.ts'
import { eachOf } from '../tests/support/each-of.ts'
import { deleteQueues } from '../tests/support/processes/darkroom.ts'
import { openS3Server } from '../tests/support/storage/s3-server.ts'
import { openStoreProxy } from '../tests/support/storage/store-proxy.ts'
import { waitFor } from '../tests/support/wait-for.ts'

const PER_IMAGE = 100
const AT_ONCE = 16
const MEASURED = 600
const RECIPES = Array.from({ length: PER_IMAGE }, (_, i) => `resize:width=${i + 1}`)
const silent = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} }

const receivers = argv.slice(2).map(Number)
const marks = (env.MARKS ?? '1000').split(',').map(Number)

for (const jobs of marks) {
  for (const count of receivers.length > 0 ? receivers : [1, 2, 4, 8]) await measure(count, jobs)
}

async function measure(count: number, jobs: number) {
  const ends: (() => unknown)[] = []
  const t = { teardown: (end: () => unknown) => ends.push(end) } as never as Test
  const folder = await mkdtemp(join(tmpdir(), 'revelado-scale-'))
  const server = await openS3Server(t)
  const proxy = await openStoreProxy(t, server.endpoint)
  const QUEUE_PREFIX = `bench-${randomBytes(4).toString('hex')}.`
  const more = { ...server.env('scale'), QUEUE_PREFIX, AMQP_URL: env.AMQP_URL ?? '' }
  const started: ReturnType<typeof spawn>[] = []
  try {
    const { left, close } = await plant({ ...more, DATA_DIR: join(folder, 'web') }, jobs)
    for (let i = 0; i < count; i++) {
      const DATA_DIR = join(folder, String(i))
      // the last one's requests are counted
      const S3_ENDPOINT = i === count - 1 ? proxy.endpoint : server.endpoint
      started.push(startReceiver({ ...more, DATA_DIR, S3_ENDPOINT }))
    }
    await waitFor('all to work', async () => (await left()) < jobs - 20 * count, 120_000)
    const now = async () => ({ at: performance.now(), left: await left(), ...cpu() })
    const [before, asked] = [await now(), proxy.asked.length]
    const until = Math.max(0, before.left - MEASURED)
    await waitFor('the jobs', async () => (await left()) <= until, 600_000)
    const after = await now()
    const done = before.left - after.left
    const perSecond = (1000 * done) / (after.at - before.at)
    const idle = 1 - (after.busy - before.busy) / (after.all - before.all)
    console.log(
      `${count} receivers, ${jobs} jobs waiting: ${perSecond.toFixed(0)} jobs/s, ` +
        `${(perSecond / count).toFixed(1)} each; machine ${Math.round(100 * idle)} % idle; ` +
        `${(((proxy.asked.length - asked) / done) * count).toFixed(1)} requests a job`
    )
    await close()
  } finally {
    for (const one of started) one.kill('SIGKILL')
    for (const end of ends.reverse()) await end()
    await deleteQueues(QUEUE_PREFIX)
    await rm(folder, { recursive: true, force: true })
  }
}

function startReceiver(variables: Record<string, string>) {
  const stdio: StdioOptions = ['ignore', 'ignore', 'inherit']
  return spawn('node', ['bench/sleeping-receiver.ts'], { env: { ...env, ...variables }, stdio })
}

/** Images with originals, and so many marks with their jobs. */
async function plant(variables: Record<string, string>, jobs: number) {
  const config = readConfig(variables)
  const images = openImages(await openStorage(config))
  const publisher = openPublisher({ config, log: silent, purpose: 'bench' })
  await waitFor('the broker', () => publisher.broker.connected)
  const { lanes } = publisher.names
  await eachOf([...Array(jobs / PER_IMAGE).keys()], 4, async () => {
    const id = newImageId()
    const markedAt = new Date().toISOString()
    const expiresAt = new Date(Date.now() + HOUR_MS).toISOString()
    const original = { name: 'a.jpg', format: 'jpeg', width: 9, height: 9, bytes: 1 }
    await images.storage.writeOnce(originalKey(id), 'x')
    await images.save({ id, createdAt: markedAt, expiresAt, original, recipes: RECIPES })
    await eachOf(RECIPES, AT_ONCE, async (recipe) => {
      await images.mark(id, { recipe, askedAt: markedAt, markedAt, lane: 'images' })
      const told = { askedAt: markedAt, markedAt, sentAt: markedAt, format: 'jpeg', isFirst: false }
      const headers = publishedHeaders({ publishedAt: markedAt, asked: told })
      await publisher.publish(lanes.images, encodeJob(createJob(id, recipe)), { headers })
    })
  })
  const connection = await connect(variables.AMQP_URL ?? '')
  const channel = await connection.createChannel()
  return {
    left: async () => (await channel.checkQueue(lanes.images)).messageCount,
    close: async () => await Promise.all([publisher.close(), connection.close()])
  }
}

/** Processor time of the machine. */
function cpu() {
  const times = cpus().map(({ times }) => times)
  const all = times.reduce(
    (sum, one) => sum + one.user + one.nice + one.sys + one.idle + one.irq,
    0
  )
  return { all, busy: all - times.reduce((sum, { idle }) => sum + idle, 0) }
}
