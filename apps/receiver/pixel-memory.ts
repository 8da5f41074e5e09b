import { totalmem } from 'node:os'

const MEGABYTE = 1024 * 1024

/** What broker, web, pm2 and the receiver itself hold before the first pixel (measured). */
const HOUSE_MEGABYTES = { withBroker: 300, alone: 120 }
const LEAST_MEGABYTES = 64

/**
 * Bytes that pixels may take: what the container has (cgroup v1 or v2), or the machine, less
 * what the house needs.
 */
export function pixelMemory(localBroker: boolean): number {
  const limit = Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem())
  const house = localBroker ? HOUSE_MEGABYTES.withBroker : HOUSE_MEGABYTES.alone
  return Math.max(limit - house * MEGABYTE, LEAST_MEGABYTES * MEGABYTE)
}
