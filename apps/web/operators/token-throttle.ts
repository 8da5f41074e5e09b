import { setTimeout as delay } from 'node:timers/promises'
import { createInTurn } from '#lib/in-turn.ts'
import { Problem } from '../http/problem.ts'

const PAUSE_MS = 250
const MAX_WAITING = 20
const RETRY_AFTER = { 'retry-after': '5' }

/**
 * Checks tokens one at a time with a pause after each wrong one: at most four a second, however
 * many requests arrive. Guessing delays everyone who logs in meanwhile, but not those who already
 * have.
 */
export function createTokenThrottle() {
  const inTurn = createInTurn()
  let waiting = 0

  /** @throws Problem too-many-tries */
  return async function throttled(isRight: () => boolean): Promise<boolean> {
    if (waiting >= MAX_WAITING) throw new Problem('too-many-tries', { headers: RETRY_AFTER })
    waiting += 1
    return await inTurn(async () => {
      const right = isRight()
      if (!right) await delay(PAUSE_MS)
      return right
    }).finally(() => {
      waiting -= 1
    })
  }
}
