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
  let since: number | undefined

  return {
    /** `began` is when the attempt that failed was begun, in milliseconds since the epoch. */
    failed(reason: string, began = Date.now()) {
      since ??= began
      warn({ purpose, reason }, 'broker cannot be used')
      if (config.amqpUrl || Date.now() - since < PATIENCE_MS) return
      since = undefined
      requestEmptyFolder(config, reason).catch((err) =>
        warn({ purpose, reason: err.message }, 'broker not told that it cannot be used')
      )
    },
    succeeded() {
      since = undefined
    }
  }
}
