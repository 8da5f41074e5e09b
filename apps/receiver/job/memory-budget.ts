import { availableParallelism, totalmem } from 'node:os'
import type { Config } from '#lib/config.ts'
import { MEGABYTE } from '#lib/units.ts'

/** Assumed when a container hides its limit: the smallest size that providers sell. */
const HIDDEN_MEGABYTES = 512
/** Memory of broker, web, pm2 and the receiver without its workers (measured under load). */
const BASELINE_MEGABYTES = { withBroker: 250, alone: 120 }
const LEAST_MEGABYTES = 90
/** A typical job, its worker included: a 48-megapixel JPEG to a gray PNG takes 80 (measured). */
const IMAGE_MEGABYTES = 96
/** So that an image that takes long does not hold up all others. */
const LEAST_AT_ONCE = 2

/** Bytes available for workers: the container's memory less what the other processes take. */
export function memoryBudget({ memoryBytes, amqpUrl }: Pick<Config, 'memoryBytes' | 'amqpUrl'>) {
  const baseline = amqpUrl ? BASELINE_MEGABYTES.alone : BASELINE_MEGABYTES.withBroker
  const rest = (memoryBytes ?? containerMemory()) - baseline * MEGABYTE
  return Math.max(rest, LEAST_MEGABYTES * MEGABYTE)
}

/** How many images to develop at once: as many as fit into `memory` bytes, at most one per core, or two. */
export function concurrencyFor(memory: number): number {
  const fitting = Math.floor(memory / (IMAGE_MEGABYTES * MEGABYTE))
  return Math.min(Math.max(fitting, 1), Math.max(availableParallelism(), LEAST_AT_ONCE))
}

/** In bytes. Node reads the limit of cgroup v1 or v2, and returns 0 if it cannot see it. */
export function containerMemory(): number {
  const limit = process.constrainedMemory()
  if (limit === 0 && process.platform === 'linux') return HIDDEN_MEGABYTES * MEGABYTE
  return Math.min(limit || Number.POSITIVE_INFINITY, totalmem())
}
