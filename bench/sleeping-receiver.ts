/** A receiver that sleeps 20 ms in the place of developing: everything else is as it is. For scale.ts. */
import { writeFile } from 'node:fs/promises'
import { env } from 'node:process'
import { setTimeout as delay } from 'node:timers/promises'
import { openPublisher } from '#lib/broker/publisher.ts'
import { readConfig } from '#lib/config.ts'
import { openImages } from '#lib/images/images.ts'
import { openStorage } from '#lib/storage/open-storage.ts'
import { createAttempts } from '../apps/receiver/job/attempts.ts'
import { createMemorySemaphore } from '../apps/receiver/job/memory-semaphore.ts'
import { type JobContext, runJob } from '../apps/receiver/job/run-job.ts'
import { startConsumer } from '../apps/receiver/queue/consumer.ts'
import { createOnMessage } from '../apps/receiver/queue/on-message.ts'

const SLEEP_MS = 20
const SIDE = 100
const silent = { debug() {}, info() {}, warn: console.warn, error: console.error, fatal() {} }

const config = { ...readConfig(env), concurrency: 1 }
const images = openImages(await openStorage(config))
const publisher = openPublisher({ config, log: silent, purpose: 'bench' })
let isFree = Promise.resolve()

const worker = {
  async ask(_: string, { upTo }: { upTo: { outputPath: string } }) {
    await delay(SLEEP_MS)
    await writeFile(upTo.outputPath, 'a print')
    const developed = { format: 'png', width: SIDE, height: SIDE, bytes: 7, removed: [] }
    return { memory: 1, made: { developed, seen: undefined } }
  }
}
/** One worker: whoever comes waits for those before. */
function use(work: (...given: unknown[]) => Promise<unknown>) {
  const working = isFree.then(() => work(worker, () => {}))
  isFree = working.then(
    () => {},
    () => {}
  )
  return working
}
const context = {
  ...{ images, log: silent, attempts: createAttempts(images), pool: { use } },
  ...{ memorySemaphore: createMemorySemaphore(1e12), jobTimeoutMs: 60_000 },
  announce: (job: { image: string; recipe: string }, status: 'processing' | 'done' | 'failed') =>
    publisher.announce({ image: job.image, recipe: job.recipe, status }),
  describeLater() {}
} as unknown as JobContext

startConsumer({
  config,
  log: silent,
  onMessage: createOnMessage({ runJob: runJob.bind(undefined, context), publisher, log: silent }),
  onLost: () => {}
})
