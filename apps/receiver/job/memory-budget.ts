import { availableParallelism, totalmem } from 'node:os'
import type { Config } from '#lib/config.ts'
import { MEGABYTE } from '#lib/units.ts'

/** A container may hide what it has: then it has what the smallest that are sold have. */
const HIDDEN_MEGABYTES = 512
/** What broker, web, pm2 and the receiver itself hold before the first pixel (measured). */
const BASELINE_MEGABYTES = { withBroker: 250, alone: 120 }
const LEAST_MEGABYTES = 64
/** What an everyday image takes: a JPEG of 48 megapixels to a gray PNG (measured). */
const IMAGE_MEGABYTES = 72

/** Bytes that pixels may take: what the container has, less what the house needs. */
export function memoryBudget({ memoryBytes, amqpUrl }: Pick<Config, 'memoryBytes' | 'amqpUrl'>) {
  const baseline = amqpUrl ? BASELINE_MEGABYTES.alone : BASELINE_MEGABYTES.withBroker
  const rest = (memoryBytes ?? containerMemory()) - baseline * MEGABYTE
  return Math.max(rest, LEAST_MEGABYTES * MEGABYTE)
}

/** How many images at once keep the cores busy and fit into that memory. */
export function concurrencyFor(memory: number): number {
  const fitting = Math.floor(memory / (IMAGE_MEGABYTES * MEGABYTE))
  return Math.min(Math.max(fitting, 1), availableParallelism())
}

/** Of cgroup v1 or v2, which Node reads; 0 stands for a limit that it may not see. */
function containerMemory(): number {
  const limit = process.constrainedMemory()
  if (limit === 0 && process.platform === 'linux') return HIDDEN_MEGABYTES * MEGABYTE
  return Math.min(limit || Number.POSITIVE_INFINITY, totalmem())
}
