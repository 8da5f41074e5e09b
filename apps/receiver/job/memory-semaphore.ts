import { createShares, type Measured, type Share, type Shares, type Size } from './memory-shares.ts'

type Waiting = { bytes: number; since: number; acquire(): void; reject(reason: Error): void }

export type MemorySemaphore = ReturnType<typeof createMemorySemaphore>

/** Rejects the requests still waiting when the receiver stops. */
export class SemaphoreClosed extends Error {
  override name = 'SemaphoreClosed'
}

/** How long a small job waits before a large one that holds part of its third is evicted. */
const EVICT_AFTER_MS = 1000
/** After that, a large job lets no small one pass any more. */
const PATIENCE_MS = 5000

type Options = Partial<Measured> & {
  /** Called when a request has to wait, with the bytes that it is short of. */
  onWait?: (missing: number) => void
}

/**
 * Shares out `total` bytes of memory. Large requests are served in their order, and so are small
 * ones, for which a third of the memory is kept. A large request that needs part of that third gets
 * it while it is alone, until it is evicted. A request for more than the total gets all of it; ask
 * for `Infinity` to run alone.
 */
export function createMemorySemaphore(total: number, options: Options = {}) {
  const { unpromised = () => 0, available = () => total, onWait = () => {} } = options
  const shares = createShares(total, { unpromised, available })
  const waiting: Record<Size, Waiting[]> = { small: [], large: [] }
  let closed = false

  /** At least one byte, lest a request for nothing slip in beside one that runs alone. */
  const bytesOf = (wanted: number) => Math.min(Math.max(wanted, 1), total)
  const take = (bytes: number) => shares.take(bytes, admit)

  const fits = (bytes: number) => fitsBeside(waiting, shares, bytes)

  function admit() {
    for (const queue of [waiting.large, waiting.small]) {
      while (queue[0] && fits(queue[0].bytes)) queue.shift()?.acquire()
      if (queue[0]) onWait(Math.max(0, queue[0].bytes - shares.free()))
    }
  }

  function wait(request: Waiting) {
    waiting[shares.sizeOf(request.bytes)].push(request)
    admit()
    setTimeout(() => waiting.small.includes(request) && shares.evictLargest(), EVICT_AFTER_MS)
  }

  return {
    total,
    free: () => Math.max(0, Math.round(shares.free())),
    /** Looks again at what fits, as memory was freed elsewhere. */
    admit,
    tryAcquire(wanted: number): Share | undefined {
      const bytes = bytesOf(wanted)
      const isFirst = waiting[shares.sizeOf(bytes)].length === 0
      return isFirst && fits(bytes) ? take(bytes) : undefined
    },
    acquire(wanted: number): Promise<Share> {
      if (closed) return Promise.reject(stopping())
      const bytes = bytesOf(wanted)
      const { promise, resolve, reject } = Promise.withResolvers<Share>()
      wait({ bytes, since: performance.now(), acquire: () => resolve(take(bytes)), reject })
      return promise
    },
    close() {
      closed = true
      for (const { reject } of [...waiting.large, ...waiting.small]) reject(stopping())
      waiting.large.length = waiting.small.length = 0
    }
  }
}

const stopping = () => new SemaphoreClosed('the receiver is stopping')

/** Small requests pass the large ones that wait, but not for ever. */
function fitsBeside({ large: [first] }: Record<Size, Waiting[]>, shares: Shares, bytes: number) {
  if (!first || shares.sizeOf(bytes) === 'large') return shares.fits(bytes, false)
  return performance.now() - first.since < PATIENCE_MS && shares.fits(bytes, true)
}
