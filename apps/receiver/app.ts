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

/** How long an overdue receiver waits for its attempts to be undone: the disk may hang. */
const UNDO_MS = 5000

type Options = {
  config: Config & { concurrency: number }
  log: Log
  /** Bytes available for pixels, shared by all jobs in hand. */
  memory: number
  /** Exits this process, the only way to interrupt libvips. */
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
    /** Waits at most `withinMs` for the jobs in hand, then requeues the rest. */
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

/** Only exiting interrupts libvips, so the attempts of the other jobs are undone first. */
function watchdogFor({ config, log, attempts, exit }: Watched) {
  return createWatchdog(config.jobTimeoutMs, async (job) => {
    const seconds = config.jobTimeoutMs / SECOND_MS
    log.error({ image: job.image, recipe: job.recipe, seconds }, 'job timed out, exiting')
    await Promise.race([attempts.undoAll(job), delay(UNDO_MS)])
    exit()
  })
}
