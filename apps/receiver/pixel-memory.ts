import { availableParallelism, totalmem } from 'node:os'

const MEGABYTE = 1024 * 1024

/** What broker, web, pm2 and the receiver itself hold before the first pixel (measured). */
const HOUSE_MEGABYTES = { withBroker: 300, alone: 120 }
const LEAST_MEGABYTES = 64

/** What an everyday image takes: a JPEG of 48 megapixels to a gray PNG (measured). */
const IMAGE_MEGABYTES = 72

/**
 * Bytes that pixels may take: what the container has (cgroup v1 or v2), or the machine, less
 * what the house needs.
 */
export function pixelMemory(localBroker: boolean): number {
  const limit = Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem())
  const house = localBroker ? HOUSE_MEGABYTES.withBroker : HOUSE_MEGABYTES.alone
  return Math.max(limit - house * MEGABYTE, LEAST_MEGABYTES * MEGABYTE)
}

/** How many images at once keep the cores busy and fit into that memory. */
export function concurrencyIn(memory: number): number {
  const fitting = Math.floor(memory / (IMAGE_MEGABYTES * MEGABYTE))
  return Math.min(Math.max(fitting, 1), availableParallelism())
}
