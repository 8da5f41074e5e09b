import { setTimeout as delay } from 'node:timers/promises'
import type { Job } from '#lib/broker/job.ts'
import type { Publisher } from '#lib/broker/publisher.ts'
import { resultKey } from '#lib/images/images.ts'
import type { Log } from '#lib/logger.ts'
import { JobRequeued } from '../job/attempts.ts'
import { SemaphoreClosed } from '../job/memory-semaphore.ts'
import type { Outcome } from '../job/run-job.ts'
import type { Delivery } from './delivery.ts'
import { scheduleRetry } from './schedule-retry.ts'

/** Until something is published again that the broker does not take. */
const PAUSE_MS = 1000

type Options = {
  runJob: (job: Job, isSuspect: boolean) => Promise<Outcome>
  publisher: Pick<Publisher, 'names' | 'publish' | 'announce'>
  log: Log
}

/** Runs the job of each message, then acknowledges, retries, requeues or dead-letters it. */
export function createOnMessage({ runJob, publisher, log }: Options) {
  const runInTurn = createRunInTurn(runJob)

  async function onJob(delivery: Delivery, job: Job) {
    try {
      const outcome = await runInTurn(job, delivery.isSuspect)
      if (outcome === 'poison') await deadLetter(delivery, 'stopped the receiver')
      delivery.ack()
    } catch (err) {
      if (err instanceof SemaphoreClosed || err instanceof JobRequeued) return delivery.requeue()
      log.warn({ image: job.image, recipe: job.recipe, err }, 'job failed, scheduling a retry')
      const retryInSeconds = await retryOnceTaken(delivery)
      const { image, recipe, lane, publishedAt } = job
      publisher.announce({ image, recipe, status: 'queued', lane, publishedAt, retryInSeconds })
      delivery.ack()
    }
  }

  /** Keeps the message meanwhile: each return counts towards its delivery limit. */
  async function retryOnceTaken(delivery: Delivery): Promise<number> {
    for (let isFirst = true; ; isFirst = false) {
      try {
        return await scheduleRetry(publisher, delivery)
      } catch (err) {
        if (isFirst) log.warn({ err }, 'retry not scheduled yet, keeping the message')
        await delay(PAUSE_MS, undefined, { signal: delivery.ended })
      }
    }
  }

  async function onOther(delivery: Delivery) {
    log.warn(
      { content: delivery.content.toString().slice(0, 200) },
      'message is not a job, dead-lettering it'
    )
    await deadLetter(delivery, 'not a job')
    delivery.ack()
  }

  async function deadLetter({ content, lane }: Delivery, reason: string) {
    await publisher.publish(publisher.names.dead, content, { headers: { reason, lane } })
  }

  return async function onMessage(delivery: Delivery): Promise<void> {
    try {
      await (delivery.job ? onJob(delivery, delivery.job) : onOther(delivery))
    } catch (err) {
      log.warn({ err }, 'message requeued')
      await delay(PAUSE_MS, undefined, { signal: delivery.ended }).catch(() => {})
      delivery.requeue()
    }
  }
}

/**
 * After a reconnect the broker redelivers jobs still in hand, and what was erased may be asked for
 * again: one run follows the other, and finds nothing left to do if they were for the same asking.
 */
function createRunInTurn(runJob: Options['runJob']): Options['runJob'] {
  const last = new Map<string, Promise<Outcome>>()

  return function runInTurn(job, isSuspect) {
    const name = resultKey(job.image, job.recipe)
    const before = last.get(name)
    const run = () => runJob(job, isSuspect)
    const running = before ? before.then(run, run) : run()
    last.set(name, running)
    const end = () => void (last.get(name) === running && last.delete(name))
    running.then(end, end)
    return running
  }
}
