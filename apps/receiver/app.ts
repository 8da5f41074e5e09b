import { setTimeout as delay } from 'node:timers/promises'
import type { Job } from '#lib/broker/job.ts'
import { openPublisher } from '#lib/broker/publisher.ts'
import type { Config } from '#lib/config.ts'
import { openImages } from '#lib/images/images.ts'
import type { Log } from '#lib/logger.ts'
import { openStorage } from '#lib/storage/open-storage.ts'
import { SECOND_MS } from '#lib/units.ts'
import { type Attempts, createAttempts } from './job/attempts.ts'
import { createDescribeOriginal } from './job/describe-original.ts'
import { createIdleQueue } from './job/idle-queue.ts'
import { createMemorySemaphore } from './job/memory-semaphore.ts'
import { runJob } from './job/run-job.ts'
import { createWatchdog } from './job/watchdog.ts'
import { allowSvg } from './pipeline/sharp.ts'
import { startConsumer } from './queue/consumer.ts'
import { startHeartbeat } from './queue/heartbeat.ts'
import { createOnMessage } from './queue/on-message.ts'

/** A disk that hangs must not keep an overdue receiver alive. */
const UNDO_MS = 5000

type Options = {
  config: Config & { concurrency: number }
  log: Log
  /** Bytes that pixels may take, shared among the images in hand. */
  memory: number
  /** Ends this process: nothing less stops libvips in the middle. */
  exit: () => void
}

/** The receiver: consumes jobs, develops images, settles results. */
export function startApp({ config, log, memory, exit }: Options) {
  const images = openImages(openStorage(config.storage))
  const attempts = createAttempts(images)
  const publisher = openPublisher({ config, log, purpose: 'receiver publisher' })
  const memorySemaphore = createMemorySemaphore(memory)
  const watchdog = watchdogFor({ config, log, attempts, exit })
  if (config.allowSvg) allowSvg()
  const limits = { ...config, memory }
  const idleQueue = createIdleQueue(
    createDescribeOriginal({ images, limits, memorySemaphore, watchdog, log })
  )
  const context = {
    images,
    attempts,
    limits,
    memorySemaphore,
    watchdog,
    log,
    describeLater: idleQueue.add,
    announce: (job: Job, status: 'processing' | 'done' | 'failed') =>
      publisher.announce({ image: job.image, recipe: job.recipe, status })
  }
  const onMessage = createOnMessage({ runJob: (job) => runJob(context, job), publisher, log })
  const consumer = startConsumer({
    config,
    log,
    onMessage: (delivery) => idleQueue.whileBusy(() => onMessage(delivery))
  })
  const { inHand } = consumer
  const { concurrency } = config
  const stopHeartbeat = startHeartbeat({ publisher, memorySemaphore, concurrency, inHand })

  return {
    /** Finishes the jobs in hand, for that long at most, and requeues the rest. */
    async stop(withinMs: number) {
      stopHeartbeat()
      memorySemaphore.close()
      await consumer.drain(withinMs)
      idleQueue.stop()
      await attempts.undoAll()
      await Promise.all([consumer.close(), publisher.close()])
    }
  }
}

type Watched = Pick<Options, 'config' | 'log' | 'exit'> & { attempts: Attempts }

/** Only ending the process stops libvips: the attempts in hand are undone first. */
function watchdogFor({ config, log, attempts, exit }: Watched) {
  return createWatchdog(config.jobTimeoutMs, async (job) => {
    const seconds = config.jobTimeoutMs / SECOND_MS
    log.error(
      { image: job.image, recipe: job.recipe, seconds },
      'developing takes too long, the receiver ends itself'
    )
    await Promise.race([attempts.undoAll(job), delay(UNDO_MS)])
    exit()
  })
}
