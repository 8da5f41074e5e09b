/**
 * Starts the real thing in a folder of its own, sends images of many kinds, and breaks something every
 * few seconds; then every 202 has to be accounted for.
 * npm run drill -- --minutes 5 --seed 7 --store s3 --json report.json
 * npm run drill -- --minutes 5 --only 'killed'
 * npm run drill -- --minutes 5 --hosts 3   (as root: network namespaces, a broker of three nodes, an S3 server)
 */
import { parseArgs } from 'node:util'
import { openHosts } from './hosts/hosts.ts'
import { openHouse } from './house.ts'
import { describe, writeReport } from './report.ts'
import { runDrill } from './run.ts'

const USAGE =
  'npm run drill -- [--minutes N] [--seed N] [--store file|s3 | --hosts N] [--only WORDS] [--json FILE]'

const values = readArguments()
const minutes = Number(values.minutes)
const seed = Number(values.seed)
const hosts = Number(values.hosts)
const isAsked = minutes > 0 && Number.isInteger(seed) && Number.isInteger(hosts) && hosts > 0
if (!isAsked || !/^(file|s3)$/.test(values.store)) refuse()

const store = hosts > 1 ? 's3' : values.store
const plan = { minutes, seed, hosts, store, only: values.only }
console.log(`drill: ${describe(plan)}`)
const place = await (hosts > 1 ? openHosts(hosts) : openHouse(store === 's3'))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, giveUp)
let isWell = false
try {
  isWell = await writeReport({ ...plan, ...(await runDrill(place, plan)) }, values.json)
} finally {
  await place.close()
}
process.exitCode = isWell ? 0 : 1

/** Leaves no process behind. */
async function giveUp() {
  await place.close()
  process.exit(1)
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        minutes: { type: 'string', default: '2' },
        seed: { type: 'string', default: String(1 + (Date.now() % 100_000)) },
        store: { type: 'string', default: 'file' },
        hosts: { type: 'string', default: '1' },
        only: { type: 'string', default: '' },
        json: { type: 'string' }
      }
    }).values
  } catch (err) {
    refuse((err as Error).message)
  }
}

/** Ends as sysexits.h has it for a command used wrongly. */
function refuse(why?: string): never {
  process.stderr.write(`${why ? `${why}\n` : ''}${USAGE}\n`)
  process.exit(64)
}
