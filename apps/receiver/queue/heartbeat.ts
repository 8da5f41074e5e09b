import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { REPORT_EVERY_MS } from '#lib/broker/report.ts'
import packageJson from '../../../package.json' with { type: 'json' }
import type { Room } from '../job/memory-semaphore.ts'
import type { Outbox } from './publisher.ts'

const versions = {
  revelado: packageJson.version,
  node: process.version,
  sharp: sharp.versions.sharp,
  libvips: sharp.versions.vips
}

type Options = { outbox: Outbox; room: Room; concurrency: number; inHand: () => number }

/** Tells every web process how this receiver does. @returns what ends that */
export function startReporting({ outbox, room, concurrency, inHand }: Options): () => void {
  const receiver = randomUUID()
  const timer = setInterval(() => {
    const memory = { rss: process.memoryUsage.rss(), room: room.total, free: room.free() }
    outbox.report({ receiver, concurrency, inHand: inHand(), memory, versions })
  }, REPORT_EVERY_MS)
  return () => clearInterval(timer)
}
