/**
 * Starts the real thing in a folder of its own, sends images of many kinds, and breaks something every
 * few seconds; then every 202 has to be accounted for.
 * npm run drill -- --minutes 5 --seed 7 --store s3 --json report.json
 */
import { parseArgs } from 'node:util'
import { openHouse } from './house.ts'
import { writeReport } from './report.ts'
import { runDrill } from './run.ts'

const USAGE = 'npm run drill -- [--minutes N] [--seed N] [--store file|s3] [--json FILE]'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(1 + (Date.now() % 100_000)) },
    store: { type: 'string', default: 'file' },
    json: { type: 'string' }
  }
})
const [minutes, seed] = [Number(values.minutes), Number(values.seed)]
if (!(minutes > 0) || !Number.isInteger(seed) || !/^(file|s3)$/.test(values.store)) {
  process.stderr.write(`${USAGE}\n`)
  process.exit(64)
}

console.log(`drill: ${minutes} minutes, seed ${seed}, storage ${values.store}`)
const house = await openHouse(values.store === 's3')
let isWell = false
try {
  const outcome = await runDrill(house, { minutes, seed })
  isWell = await writeReport({ minutes, seed, store: values.store, ...outcome }, values.json)
} finally {
  await house.close()
}
process.exitCode = isWell ? 0 : 1
