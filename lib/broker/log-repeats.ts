import type { Log } from '#lib/logger.ts'
import { MINUTE_MS } from '#lib/units.ts'

type Fields = Record<string, unknown>

/** Logs a warning once, and when it comes again a minute later, how often it has come since. */
export function createRepeatLog(log: Pick<Log, 'warn'>) {
  const kinds = new Map<string, { saidAt: number; repeated: number }>()

  return function warn(fields: Fields, message: string) {
    const kind = JSON.stringify([message, fields])
    const last = kinds.get(kind)
    if (last && Date.now() - last.saidAt < MINUTE_MS) {
      last.repeated++
      return
    }
    kinds.set(kind, { saidAt: Date.now(), repeated: 0 })
    log.warn(last?.repeated ? { ...fields, repeated: last.repeated } : fields, message)
  }
}
