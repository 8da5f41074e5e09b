import { setTimeout as delay } from 'node:timers/promises'

const LOOK_EVERY_MS = 25

/** Waits until `look` gives something, and returns it. Never a bare sleep. */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | undefined | false | null> | T | undefined | false | null,
  timeoutMs = 60_000
): Promise<T> {
  const until = Date.now() + timeoutMs
  let last: unknown
  while (Date.now() < until) {
    try {
      const found = await look()
      if (found) return found
    } catch (err) {
      last = err
    }
    await delay(LOOK_EVERY_MS)
  }
  throw new Error(`waited ${timeoutMs} ms in vain for ${what}`, { cause: last })
}
