import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { Publisher } from '#lib/broker/publisher.ts'
import { REPORT_EVERY_MS } from '#lib/broker/report.ts'
import packageJson from '../../../package.json' with { type: 'json' }
import type { MemorySemaphore } from '../job/memory-semaphore.ts'

const versions = {
  revelado: packageJson.version,
  node: process.version,
  sharp: sharp.versions.sharp,
  libvips: sharp.versions.vips
}

type Options = {
  publisher: Publisher
  memorySemaphore: MemorySemaphore
  concurrency: number
  inHand: () => number
}

/** Reports this receiver's load to every web process. @returns a function that stops the reports */
export function startHeartbeat({
  publisher,
  memorySemaphore,
  concurrency,
  inHand
}: Options): () => void {
  const receiver = randomUUID()
  const timer = setInterval(() => {
    const memory = {
      rss: process.memoryUsage.rss(),
      room: memorySemaphore.total,
      free: memorySemaphore.free()
    }
    publisher.report({ receiver, concurrency, inHand: inHand(), memory, versions })
  }, REPORT_EVERY_MS)
  return () => clearInterval(timer)
}
