import { VIEW_TIMEOUT_MS } from '#lib/broker/view.ts'
import { WORKER_BYTES } from '../pool/gauge.ts'
import type { Pool } from '../pool/pool.ts'
import type { Worker } from '../pool/worker.ts'
import type { MemorySemaphore } from './memory-semaphore.ts'
import { unlessAborted } from './unless-aborted.ts'

type Inspected = { memory: number }
/** `task`: how what was inspected is written. */
type Asked<T extends Inspected> = {
  inspect: (worker: Worker) => Promise<T>
  task: 'view' | 'copy'
  outputPath: string
}

/** Has a worker inspect, waits for the memory that it takes, then has it write. */
export function createViewWriter(pool: Pool, memorySemaphore: MemorySemaphore) {
  return function write<T extends Inspected>({ inspect, task, outputPath }: Asked<T>): Promise<T> {
    return pool.useForView(async (worker, grant) => {
      const inspected = await inspect(worker)
      const bytes = inspected.memory + WORKER_BYTES
      const share = memorySemaphore.tryAcquire(bytes) ?? (await memorySemaphore.acquire(bytes))
      grant(bytes)
      try {
        await unlessAborted(worker, share.evicted, () => worker.ask(task, { outputPath }))
        return inspected
      } finally {
        share.release()
      }
    }, VIEW_TIMEOUT_MS)
  }
}
