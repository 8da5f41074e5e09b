import type { BrokerTroubleCode, Failure } from '#lib/failures/failure.ts'
import { FailureError } from '#lib/failures/failure-error.ts'
import { SECOND_MS } from '#lib/units.ts'
import type { createUnusableWatch } from './unusable.ts'

/** How long what a queue did shows what it can do. */
const VALID_MS = 10 * SECOND_MS

type Trouble = Failure<BrokerTroubleCode>

/** Tries the broker, and the queues that are in trouble. */
type Probe = (queues: string[]) => Promise<unknown>
type Unusable = ReturnType<typeof createUnusableWatch>

/**
 * Whether the broker confirms messages, as the last ones have shown. It is probed only if there was
 * none for ten seconds, and then at most as often.
 */
export function createProof(probe: Probe, unusable: Unusable) {
  const troubles = new Map<string, { trouble: Trouble; at: number }>()
  let confirmedAt = Number.NEGATIVE_INFINITY
  let probedAt = Number.NEGATIVE_INFINITY
  let probing: Promise<unknown> = Promise.resolve()

  const isOld = (at: number) => performance.now() - at >= VALID_MS

  function isDue(): boolean {
    const shown = [...troubles.values()].map(({ at }) => at)
    return isOld(probedAt) && isOld(Math.min(...(shown.length > 0 ? shown : [confirmedAt])))
  }

  return {
    /** Notes what an attempt to have this queue confirm something comes to. */
    async of<T>(queue: string, attempt: Promise<T>): Promise<T> {
      const began = performance.now()
      try {
        const result = await attempt
        troubles.delete(queue)
        confirmedAt = performance.now()
        unusable.succeeded(queue)
        return result
      } catch (err) {
        const trouble = troubleOf(err)
        troubles.set(queue, { trouble, at: performance.now() })
        if (trouble.code === 'broker-unconfirmed') unusable.failed(queue, trouble.code, began)
        throw err
      }
    },

    /** What another connection has shown has to be shown again. */
    forget() {
      confirmedAt = probedAt = Number.NEGATIVE_INFINITY
      for (const shown of troubles.values()) shown.at = Number.NEGATIVE_INFINITY
    },

    async trouble(): Promise<Trouble | undefined> {
      if (isDue()) {
        probedAt = performance.now()
        probing = probe([...troubles.keys()]).catch(() => {})
      }
      await probing
      return troubles.values().next().value?.trouble
    }
  }
}

function troubleOf(err: unknown): Trouble {
  if (err instanceof FailureError) return err.failure as Trouble
  return { code: 'broker-unconfirmed', parameters: {} }
}
