import { AssertionError } from 'node:assert'
import { setTimeout as delay } from 'node:timers/promises'

const FIRST_PAUSE_MS = 25
const LONGEST_PAUSE_MS = 200

/** Waits until `look` returns something, and returns that. Never a bare sleep. */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | undefined | false | null> | T | undefined | false | null,
  timeoutMs = 60_000
): Promise<T> {
  const began = Date.now()
  let last: unknown
  for (let waited = 0; waited < timeoutMs; waited = Date.now() - began) {
    try {
      const found = await look()
      if (found) return found
    } catch (err) {
      // what is found to be wrong does not become right
      if (err instanceof AssertionError) throw err
      last = err
    }
    // polls less often the longer it takes: each look slows down what is waited for
    await delay(Math.min(FIRST_PAUSE_MS + waited / 20, LONGEST_PAUSE_MS))
  }
  throw new Error(`waited ${timeoutMs} ms in vain for ${what}`, { cause: last })
}
