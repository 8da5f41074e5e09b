import { availableParallelism, totalmem } from 'node:os'
import type { Config } from '#lib/config.ts'
import { MEGABYTE } from '#lib/units.ts'

/** Assumed when a container hides its limit: the smallest size that providers sell. */
const HIDDEN_MEGABYTES = 512
/** Resident memory of broker, web, pm2 and the receiver before the first pixel (measured). */
const BASELINE_MEGABYTES = { withBroker: 250, alone: 120 }
const LEAST_MEGABYTES = 64
/** What a typical job takes: a 48-megapixel JPEG to a gray PNG (measured). */
const IMAGE_MEGABYTES = 72

/** Bytes available for pixels: the container's memory less the processes' baseline. */
export function memoryBudget({ memoryBytes, amqpUrl }: Pick<Config, 'memoryBytes' | 'amqpUrl'>) {
  const baseline = amqpUrl ? BASELINE_MEGABYTES.alone : BASELINE_MEGABYTES.withBroker
  const rest = (memoryBytes ?? containerMemory()) - baseline * MEGABYTE
  return Math.max(rest, LEAST_MEGABYTES * MEGABYTE)
}

/** How many images to develop at once: as many as fit into `memory` bytes, at most one per core. */
export function concurrencyFor(memory: number): number {
  const fitting = Math.floor(memory / (IMAGE_MEGABYTES * MEGABYTE))
  return Math.min(Math.max(fitting, 1), availableParallelism())
}

/** In bytes. Node reads the limit of cgroup v1 or v2, and returns 0 if it cannot see it. */
function containerMemory(): number {
  const limit = process.constrainedMemory()
  if (limit === 0 && process.platform === 'linux') return HIDDEN_MEGABYTES * MEGABYTE
  return Math.min(limit || Number.POSITIVE_INFINITY, totalmem())
}
