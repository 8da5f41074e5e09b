import type { Log } from '#lib/logger.ts'
import { writeGatheredLines } from './gathered-lines.ts'

type Options = {
  log: Log
  /** How long `stop` may take. After that the process exits anyway, with code 1. */
  graceMs: number
  stop: () => Promise<void>
}

/**
 * Ends this process at once. `process.exit` would wait for the thread that runs libvips, maybe for
 * minutes; replacing the process with `true` or `false` does not.
 */
export function exitNow(code: 0 | 1): never {
  writeGatheredLines()
  const program = code === 0 ? 'true' : 'false'
  process.execve?.(`/bin/${program}`, [program], {})
  process.exit(code)
}

/**
 * Stops the process on the first SIGTERM, SIGINT or uncaught exception, and ignores any later one.
 * Heroku sends SIGTERM to every process, maybe twice, and pm2 sends its own; a second signal must not
 * cut the shutdown short.
 */
export function stopOnSignals({ log, graceMs, stop }: Options): void {
  let stopping = false

  async function end(reason: string, code: 0 | 1) {
    if (stopping) return
    stopping = true
    log.info({ reason }, 'stopping')
    const overdue = setTimeout(() => exit('stopped late, work unfinished', 1), graceMs)
    try {
      await stop()
      clearTimeout(overdue)
      exit('stopped', code)
    } catch (err) {
      log.error({ err }, 'could not stop cleanly')
      exitNow(1)
    }
  }

  function exit(message: string, code: 0 | 1) {
    log[code === 0 ? 'info' : 'error'](message)
    exitNow(code)
  }

  process.on('SIGTERM', () => end('SIGTERM', 0))
  process.on('SIGINT', () => end('SIGINT', 0))
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'unexpected error')
    end('unexpected error', 1)
  })
}
