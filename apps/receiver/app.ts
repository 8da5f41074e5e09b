import type { Job } from '#lib/broker/job.ts'
import { openPublisher, type Publisher } from '#lib/broker/publisher.ts'
import type { Config } from '#lib/config.ts'
import { openImages } from '#lib/images/images.ts'
import type { Settled } from '#lib/images/result-state.ts'
import type { Log } from '#lib/logger.ts'
import type { Storage } from '#lib/storage/storage.ts'
import { createAttempts } from './job/attempts.ts'
import { createDescribeOriginal } from './job/describe-original.ts'
import { createIdleQueue } from './job/idle-queue.ts'
import { createMakeView } from './job/make-view.ts'
import { createMemorySemaphore } from './job/memory-semaphore.ts'
import { runJob } from './job/run-job.ts'
import { createContainer } from './pool/container.ts'
import { WORKER_BYTES } from './pool/gauge.ts'
import { networkless } from './pool/isolation.ts'
import { createPool, type Pool } from './pool/pool.ts'
import { startConsumer } from './queue/consumer.ts'
import type { Delivery } from './queue/delivery.ts'
import { startHeartbeat } from './queue/heartbeat.ts'
import { createOnMessage } from './queue/on-message.ts'
import { createOnView } from './queue/on-view.ts'

type Options = {
  storage: Storage
  config: Config & { concurrency: number }
  log: Log
  /** Bytes for all workers together. */
  memory: number
  /** The environment of a worker. */
  workerEnv: Record<string, string>
}

/** The receiver: consumes jobs, has workers develop images, settles results. */
export function startApp({ storage, config, log, memory, workerEnv }: Options) {
  const images = openImages(storage)
  const attempts = createAttempts(images)
  const publisher = openPublisher({ config, log, purpose: 'receiver publisher' })
  const onWait = () => idleQueue.interrupt()
  const { pool, memorySemaphore } = openPool({ config, log, memory, workerEnv, onWait })
  const describeOriginal = createDescribeOriginal({ images, pool, memorySemaphore, log })
  const idleQueue = createIdleQueue(describeOriginal, config.concurrency)
  const context = {
    images,
    attempts,
    pool,
    memorySemaphore,
    jobTimeoutMs: config.jobTimeoutMs,
    log,
    describeLater: idleQueue.add,
    announce: announcing(publisher)
  }
  const onView = createOnView(createMakeView({ images, pool, memorySemaphore, log }), publisher)
  const onMessage = createOnMessage({ runJob: runJob.bind(undefined, context), publisher, log })
  const onDelivery = (delivery: Delivery) =>
    delivery.view ? onView(delivery, delivery.view) : onMessage(delivery)
  const consumer = startConsumer({
    config,
    log,
    onMessage: (delivery) => idleQueue.whileBusy(() => onDelivery(delivery)),
    onLost: attempts.takeAllBack
  })
  const stopHeartbeat = startHeartbeat({
    ...{ publisher, memorySemaphore, pool, concurrency: config.concurrency },
    jobsInHand: consumer.jobs
  })

  return {
    /** Requeues what is not begun, and what is not finished `withinMs`. Until then it reports that it lives. */
    async stop(withinMs: number) {
      memorySemaphore.close()
      pool.finish()
      await consumer.drain(withinMs)
      stopHeartbeat()
      idleQueue.stop()
      await attempts.takeAllBack()
      pool.close()
      await Promise.all([consumer.close(), publisher.close()])
    }
  }
}

function announcing(publisher: Publisher) {
  return (
    { image, recipe, lane, publishedAt }: Job,
    status: 'processing' | Settled['status'],
    settled?: Settled
  ) => publisher.announce({ image, recipe, status, lane, publishedAt, settled })
}

/** Workers, and the memory that their jobs share. */
type PoolOptions = Omit<Options, 'storage'> & { onWait: () => void }

function openPool({ config, log, memory, workerEnv, onWait }: PoolOptions) {
  const { maxPixels, maxSide, maxFrames, allowSvg, heicDecoder } = config
  const limits = { maxPixels, maxSide, maxFrames, memory: memory - WORKER_BYTES }
  const container = createContainer()
  const pool: Pool = createPool({
    settings: { limits, allowSvg, heicDecoder },
    env: workerEnv,
    wrapper: networkless(),
    log,
    size: config.concurrency,
    memory,
    onFreed: () => memorySemaphore.admit(),
    onWait
  })
  const memorySemaphore = createMemorySemaphore(memory, {
    unpromised: pool.unpromised,
    available: () => container.left() - pool.outstanding(),
    onWait(missing) {
      pool.reclaim(missing)
      onWait()
    }
  })
  pool.warmUp()
  return { pool, memorySemaphore }
}
