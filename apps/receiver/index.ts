import { ConfigError, readConfig } from '#lib/config.ts'
import { carryOver } from '#lib/images/carry-over.ts'
import { createLogger } from '#lib/logger.ts'
import { stopOnSignals } from '#lib/stop.ts'
import { openStorage } from '#lib/storage/open-storage.ts'
import { MEGABYTE } from '#lib/units.ts'
import { startApp } from './app.ts'
import { concurrencyFor, memoryBudget } from './job/memory-budget.ts'

/** EX_CONFIG of sysexits.h; pm2 does not restart a process that exits with it. */
const CANNOT_START = 78
const FINISH_MS = 14_000
const GRACE_MS = 18_000

// photographs are nobody's business but ours
process.umask(0o077)

try {
  const config = readConfig(process.env)
  const memory = memoryBudget(config)
  const concurrency = config.concurrency ?? concurrencyFor(memory)
  const log = createLogger('receiver', config)
  const storage = await openStorage(config, log)
  // no release before had another storage
  if (!config.s3) await carryOver(storage, log)
  const receiver = startApp({
    storage,
    config: { ...config, concurrency },
    log,
    memory,
    workerEnv: workerEnv(process.env)
  })
  log.info({ concurrency, memory: `${Math.round(memory / MEGABYTE)} MB` }, 'waiting for images')
  stopOnSignals({ log, graceMs: GRACE_MS, stop: () => receiver.stop(FINISH_MS) })
} catch (err) {
  const reason = err instanceof ConfigError ? err.message : (err as Error).stack
  process.stderr.write(`receiver cannot start\n${reason}\n`)
  process.exit(CANNOT_START)
}

/** All that workers get to see: no secrets, no address of the broker. */
function workerEnv({
  FONTCONFIG_FILE = '',
  NODE_COMPILE_CACHE = '',
  PATH = '',
  WORKER_PRELOAD = ''
}: NodeJS.ProcessEnv): Record<string, string> {
  return {
    PATH,
    FONTCONFIG_FILE,
    NODE_COMPILE_CACHE,
    ...allocatorEnv(WORKER_PRELOAD),
    // one for libvips, the others for files
    UV_THREADPOOL_SIZE: '3'
  }
}

/** With one arena, memory that an image leaves is used for the next (measured: docs/memory.md). */
function allocatorEnv(jemalloc: string): Record<string, string> {
  return jemalloc ? { LD_PRELOAD: jemalloc, MALLOC_CONF: 'narenas:1' } : { MALLOC_ARENA_MAX: '1' }
}
