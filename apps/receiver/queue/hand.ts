import { setTimeout as delay } from 'node:timers/promises'
import { jobName } from '#lib/broker/job.ts'
import type { Delivery } from './delivery.ts'

/** The deliveries in hand, each with its work; `onMessage` never throws. */
export function createHand(onMessage: (delivery: Delivery) => Promise<void>) {
  const inHand = new Map<Delivery, Promise<void>>()
  let isFull = false

  return {
    take(delivery: Delivery) {
      if (isFull) return delivery.requeue()
      const working = onMessage(delivery).finally(() => inHand.delete(delivery))
      inHand.set(delivery, working)
    },

    /** Names of the jobs in hand. */
    jobs: (): string[] => Array.from(inHand.keys(), ({ job }) => (job ? jobName(job) : [])).flat(),

    /** Gives back whatever is to be taken from now on. */
    takeNoMore() {
      isFull = true
    },

    /** Waits at most `withinMs` until it is empty. */
    async emptied(withinMs: number) {
      await Promise.race([Promise.all(inHand.values()), delay(withinMs)])
    },

    giveBack() {
      for (const delivery of inHand.keys()) delivery.requeue()
    }
  }
}
