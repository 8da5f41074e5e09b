import { setTimeout as delay } from 'node:timers/promises'
import { decodeJob, type Job } from '#lib/broker/job.ts'
import { resultKey } from '#lib/images/images.ts'
import type { Log } from '#lib/logger.ts'
import { GivenBack } from '../job/attempts.ts'
import { RoomClosed } from '../job/memory-semaphore.ts'
import type { Outcome } from '../job/run-job.ts'
import type { Delivery } from './delivery.ts'
import type { Outbox } from './publisher.ts'

/** When not even a retry can be published, the broker's own redelivery must not spin. */
const NO_RETRY_PAUSE_MS = 1000

type Options = { work: (job: Job) => Promise<Outcome>; outbox: Outbox; log: Log }

/** What becomes of a message: done and acked, laid aside for later, given back, or buried. */
export function createTake({ work, outbox, log }: Options) {
  const inHand = new Map<string, Promise<Outcome>>()

  /** After a lost connection the broker delivers again what is still in hand: it is done once. */
  function workOnce(job: Job): Promise<Outcome> {
    const name = resultKey(job.image, job.recipe)
    const working = inHand.get(name) ?? work(job).finally(() => inHand.delete(name))
    inHand.set(name, working)
    return working
  }

  async function takeJob(delivery: Delivery, job: Job) {
    try {
      const outcome = await workOnce(job)
      if (outcome === 'poison') await outbox.bury(delivery.content, 'stopped the receiver')
      delivery.ack()
    } catch (err) {
      if (err instanceof RoomClosed || err instanceof GivenBack) return delivery.giveBack()
      log.warn({ image: job.image, recipe: job.recipe, err }, 'trouble, to be tried again')
      await outbox.retryLater(delivery.content, delivery.headers)
      delivery.ack()
    }
  }

  async function bury(delivery: Delivery) {
    log.warn({ content: delivery.content.toString().slice(0, 200) }, 'no job, a dead letter')
    await outbox.bury(delivery.content, 'no job')
    delivery.ack()
  }

  return async function take(delivery: Delivery): Promise<void> {
    const job = readJob(delivery.content)
    try {
      await (job ? takeJob(delivery, job) : bury(delivery))
    } catch (err) {
      log.warn({ err }, 'message given back')
      await delay(NO_RETRY_PAUSE_MS)
      delivery.giveBack()
    }
  }
}

function readJob(content: Buffer): Job | undefined {
  try {
    return decodeJob(content)
  } catch {
    return undefined
  }
}
