import { randomUUID } from 'node:crypto'
import { REPORT_EVERY_MS } from '#lib/report.ts'
import type { Outbox } from './outbox.ts'
import type { Room } from './room.ts'

type Options = { outbox: Outbox; room: Room; concurrency: number; inHand: () => number }

/** Tells every web process how this receiver does. @returns what ends that */
export function startReporting({ outbox, room, concurrency, inHand }: Options): () => void {
  const receiver = randomUUID()
  const timer = setInterval(() => {
    const memory = { rss: process.memoryUsage.rss(), room: room.total, free: room.free() }
    outbox.report({ receiver, concurrency, inHand: inHand(), memory })
  }, REPORT_EVERY_MS)
  return () => clearInterval(timer)
}
