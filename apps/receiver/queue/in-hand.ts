import { setTimeout as delay } from 'node:timers/promises'
import type { Delivery } from './delivery.ts'
import { createLaneScheduler } from './lane-scheduler.ts'

type Options = {
  /** How many messages are begun at once. */
  slots: number
  /** Acknowledges or requeues the delivery; never throws. */
  onMessage: (delivery: Delivery) => Promise<void>
}

/** The messages of a receiver: some are begun, the others held until there is a slot for them. */
export function createInHand({ slots, onMessage }: Options) {
  const held = createLaneScheduler<Delivery>()
  const begun = new Map<Delivery, Promise<void>>()

  function beginNext() {
    while (begun.size < slots) {
      const delivery = held.take()
      if (!delivery) return
      begun.set(delivery, onMessage(delivery).finally(end(delivery)))
    }
  }

  const end = (delivery: Delivery) => () => {
    begun.delete(delivery)
    beginNext()
  }

  return {
    hold(delivery: Delivery) {
      held.hold(delivery.lane, delivery)
      beginNext()
    },

    /** Drops what is not begun: the broker delivers it again. */
    forgetHeld: () => void held.takeAll(),

    requeueHeld() {
      for (const delivery of held.takeAll()) delivery.requeue()
    },

    requeueBegun() {
      for (const delivery of begun.keys()) delivery.requeue()
    },

    /** Waits at most `withinMs` for what is begun. */
    async finish(withinMs: number) {
      await Promise.race([Promise.all(begun.values()), delay(withinMs)])
    }
  }
}
