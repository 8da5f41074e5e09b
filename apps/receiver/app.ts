import { setTimeout as delay } from 'node:timers/promises'
import type { Job } from '#lib/broker/job.ts'
import type { Config } from '#lib/config.ts'
import { openImages } from '#lib/images/images.ts'
import type { Log } from '#lib/logger.ts'
import { openStorage } from '#lib/storage/index.ts'
import { type Attempts, createAttempts } from './job/attempts.ts'
import { createDescribe } from './job/describe-original.ts'
import { createSpareTime } from './job/idle-queue.ts'
import { createRoom } from './job/memory-semaphore.ts'
import { work } from './job/run-job.ts'
import { createWatchdog } from './job/watchdog.ts'
import { allowSvg } from './pipeline/sharp.ts'
import { startReceiver } from './queue/consumer.ts'
import { startReporting } from './queue/heartbeat.ts'
import { createTake } from './queue/on-message.ts'
import { openOutbox } from './queue/publisher.ts'

/** A disk that hangs must not keep an overdue receiver alive. */
const GIVE_BACK_MS = 5000

type Options = {
  config: Config & { concurrency: number }
  log: Log
  /** Bytes that pixels may take, shared among the images in hand. */
  memory: number
  /** Ends this process: nothing less stops libvips in the middle. */
  die: () => void
}

/** The receiver: consumes jobs, develops images, settles results. */
export function startApp({ config, log, memory, die }: Options) {
  const images = openImages(openStorage(config.storage))
  const attempts = createAttempts(images)
  const outbox = openOutbox(config, log)
  const room = createRoom(memory)
  const watchdog = watchFor({ config, log, attempts, die })
  if (config.allowSvg) allowSvg()
  const limits = { ...config, memory }
  const spareTime = createSpareTime(createDescribe({ images, limits, room, watchdog, log }))
  const darkroom = {
    images,
    attempts,
    limits,
    room,
    watchdog,
    log,
    describeLater: spareTime.add,
    announce: (job: Job, status: 'processing' | 'done' | 'failed') =>
      outbox.announce({ image: job.image, recipe: job.recipe, status })
  }
  const take = createTake({ work: (job) => work(darkroom, job), outbox, log })
  const receiver = startReceiver({
    config,
    log,
    take: (delivery) => spareTime.interrupt(() => take(delivery))
  })
  const { inHand } = receiver
  const stopReporting = startReporting({ outbox, room, concurrency: config.concurrency, inHand })

  return {
    /** Finishes what is in hand, for that long at most; gives the rest back. */
    async stop(withinMs: number) {
      stopReporting()
      room.close()
      await receiver.drain(withinMs)
      spareTime.stop()
      await attempts.giveBackAll()
      await Promise.all([receiver.close(), outbox.close()])
    }
  }
}

type Watched = Pick<Options, 'config' | 'log' | 'die'> & { attempts: Attempts }

/** Nothing but its own end stops libvips in the middle: all that is in hand is given back first. */
function watchFor({ config, log, attempts, die }: Watched) {
  return createWatchdog(config.jobTimeoutMs, async (job) => {
    const seconds = config.jobTimeoutMs / 1000
    log.error(
      { image: job.image, recipe: job.recipe, seconds },
      'developing takes too long, the receiver ends itself'
    )
    await Promise.race([attempts.giveBackAll(job), delay(GIVE_BACK_MS)])
    die()
  })
}
