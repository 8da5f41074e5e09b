import { readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '#lib/config.ts'

type Folder = Pick<Config, 'brokerDir'>

/**
 * Reads the password at each attempt to connect: the file appears with the broker's first start, and
 * a damaged one is replaced. An attempt without one fails.
 */
export function localCredentials({ brokerDir }: Folder) {
  return {
    mechanism: 'PLAIN',
    response() {
      const password = readFileSync(join(brokerDir, 'password'), 'utf8')
      return Buffer.from(['', 'revelado', password].join('\0'))
    }
  }
}

/** Asks apps/broker/start for a node with an empty folder. */
export async function requestEmptyFolder({ brokerDir }: Folder, reason: string): Promise<void> {
  const request = join(brokerDir, 'unusable')
  await writeFile(`${request}.new`, `${reason.replaceAll(/\s+/g, ' ')}\n`)
  await rename(`${request}.new`, request)
}
