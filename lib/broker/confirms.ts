import { randomUUID } from 'node:crypto'
import { lost, type NotPublished, overdue } from './not-published.ts'

/**
 * A confirm takes milliseconds, or a second or two on a busy disk. As uploads wait 20 s for a
 * broker in trouble, this leaves time to try again. A job published twice is done once.
 */
const CONFIRM_TIMEOUT_MS = 5000

/** The messages that are waiting for the broker's confirm. */
export function createConfirms() {
  const waiting = new Map<string, (reason: NotPublished) => void>()

  return {
    async wait(send: (messageId: string, done: (err: unknown) => void) => void): Promise<void> {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const messageId = randomUUID()
      waiting.set(messageId, reject)
      try {
        send(messageId, (err) => {
          if (err) reject(lost(err))
          else if (waiting.has(messageId)) resolve()
        })
        await inTime(promise)
      } finally {
        waiting.delete(messageId)
      }
    },

    /** The broker also confirms a message that it returns: that confirm does not count. */
    takeOut(messageId: string) {
      const giveUp = waiting.get(messageId)
      waiting.delete(messageId)
      return giveUp
    },

    giveUpAll(reason: NotPublished) {
      for (const giveUp of waiting.values()) giveUp(reason)
    }
  }
}

/** @throws NotPublished when it takes longer than a confirm may */
export async function inTime<T>(attempt: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(overdue()), CONFIRM_TIMEOUT_MS)
  return await Promise.race([attempt, late.promise]).finally(() => clearTimeout(timer))
}
