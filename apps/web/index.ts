import { ConfigError, readConfig } from '#lib/config.ts'
import { createLogger } from '#lib/logger.ts'
import { stopOnSignals } from '#lib/stop.ts'
import { buildApp } from './app.ts'
import { listen } from './http/listen.ts'

/** EX_CONFIG of sysexits.h: pm2 does not restart after this exit code. */
const CANNOT_START = 78
const GRACE_MS = 18_000

// photographs are nobody's business but ours
process.umask(0o077)

try {
  const config = readConfig(process.env)
  const log = createLogger('web', config)
  const app = await buildApp(config, log)
  stopOnSignals({ log, graceMs: GRACE_MS, stop: () => app.close() })
  await listen(app, config)
  // pm2 waits for this before it starts the next process
  process.send?.('ready')
} catch (err) {
  const reason = err instanceof ConfigError ? err.message : (err as Error).stack
  process.stderr.write(`web cannot start\n${reason}\n`)
  process.exit(CANNOT_START)
}
