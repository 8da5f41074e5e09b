import { ConfigError, readConfig } from '#lib/config.ts'
import { findFaults } from './faults.ts'

/** EX_CONFIG of sysexits.h */
const CANNOT_START = 78

/** `web` or `receiver` when only that is started, for a shared broker and storage. */
const [only] = process.argv.slice(2)

const faults = await check()
for (const fault of faults) process.stderr.write(`cannot start: ${fault}\n`)
process.exitCode = faults.length > 0 ? CANNOT_START : 0

async function check(): Promise<string[]> {
  try {
    return await findFaults(readConfig(process.env), only)
  } catch (err) {
    if (err instanceof ConfigError) return err.message.split('\n')
    throw err
  }
}
