import { randomUUID } from 'node:crypto'
import type { Publisher } from '#lib/broker/publisher.ts'
import { REPORT_EVERY_MS } from '#lib/broker/report.ts'
import packageJson from '../../../package.json' with { type: 'json' }
import type { MemorySemaphore } from '../job/memory-semaphore.ts'
import { containerUse } from '../pool/container.ts'
import type { Pool } from '../pool/pool.ts'

type Options = {
  publisher: Publisher
  memorySemaphore: MemorySemaphore
  pool: Pool
  concurrency: number
  /** Names of the jobs whose messages it holds. */
  jobsInHand: () => string[]
}

/** Reports this receiver's load to every web process. @returns a function that stops the reports */
export function startHeartbeat({
  publisher,
  memorySemaphore,
  pool,
  concurrency,
  jobsInHand
}: Options): () => void {
  const receiver = randomUUID()
  const timer = setInterval(() => {
    const room = memorySemaphore.total
    const container = containerUse()
    const memory = {
      rss: process.memoryUsage.rss(),
      room,
      free: Math.min(room, memorySemaphore.free() + pool.reclaimable()),
      workers: pool.workers(),
      ...(container !== undefined && { container })
    }
    const inHand = pool.busy()
    const jobs = jobsInHand()
    const versions = versionsWith(pool)
    publisher.report({ receiver, concurrency, inHand, memory, jobs, versions })
  }, REPORT_EVERY_MS)
  return () => clearInterval(timer)
}

/** Only workers load sharp, so that its version is known once one has started. */
function versionsWith(pool: Pool) {
  const versions = pool.versions()
  return versions && { revelado: packageJson.version, node: process.version, ...versions }
}
