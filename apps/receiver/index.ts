import { ConfigError, readConfig } from '#lib/config.ts'
import { createLogger } from '#lib/logger.ts'
import { exitNow, stopOnSignals } from '#lib/stop.ts'
import { MEGABYTE } from '#lib/units.ts'
import { concurrencyFor, memoryBudget } from './job/memory-budget.ts'

/** EX_CONFIG of sysexits.h; pm2 does not restart a process that exits with it. */
const CANNOT_START = 78
const FINISH_MS = 14_000
const GRACE_MS = 18_000
const FILE_THREADS = 4

try {
  const config = readConfig(process.env)
  const memory = memoryBudget(config)
  const concurrency = config.concurrency ?? concurrencyFor(memory)
  // sharp runs libvips on Node's thread pool, which must have threads left for file access.
  // Loading sharp starts the pool, so its size is set first.
  process.env.UV_THREADPOOL_SIZE = String(concurrency + FILE_THREADS)
  const { startApp } = await import('./app.ts')
  const log = createLogger('receiver', config)
  const receiver = startApp({
    config: { ...config, concurrency },
    log,
    memory,
    exit: () => exitNow(1)
  })
  log.info({ concurrency, memory: `${Math.round(memory / MEGABYTE)} MB` }, 'waiting for images')
  stopOnSignals({ log, graceMs: GRACE_MS, stop: () => receiver.stop(FINISH_MS) })
} catch (err) {
  const reason = err instanceof ConfigError ? err.message : (err as Error).stack
  process.stderr.write(`receiver cannot start\n${reason}\n`)
  process.exit(CANNOT_START)
}
