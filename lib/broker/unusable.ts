import type { Config } from '#lib/config.ts'
import type { Log } from '#lib/logger.ts'
import { requestEmptyFolder } from './local-broker.ts'
import { createRepeatLog } from './log-repeats.ts'

/** A broker that has just started may refuse for a moment, and a busy disk may take some seconds. */
const PATIENCE_MS = 8000

type Options = { config: Pick<Config, 'amqpUrl' | 'brokerDir'>; log: Log; purpose: string }

/**
 * Watches whether a broker that answers can be used. The local one gets an empty folder when it cannot
 * for long: web publishes its jobs again. Another broker is never emptied, only told of.
 */
export function createUnusableWatch({ config, log, purpose }: Options) {
  const warn = createRepeatLog(log)
  const failingSince = new Map<string, number>()

  return {
    /** `what` failed. `began` is when the attempt was begun, by performance.now(). */
    failed(what: string, reason: string, began = performance.now()) {
      const since = failingSince.get(what) ?? began
      failingSince.set(what, since)
      warn({ purpose, what, reason }, 'broker cannot be used')
      if (config.amqpUrl || performance.now() - since < PATIENCE_MS) return
      failingSince.clear()
      requestEmptyFolder(config, `${what}: ${reason}`).catch((err) =>
        warn({ purpose, reason: err.message }, 'broker not told that it cannot be used')
      )
    },
    succeeded(what: string) {
      failingSince.delete(what)
    }
  }
}
