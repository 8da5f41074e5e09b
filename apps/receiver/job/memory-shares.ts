/** Bytes for one job until it releases them. */
export type Share = {
  release(): void
  /** Aborts when the job holds part of what is kept for small ones, and one of them waits. */
  evicted: AbortSignal
}

export type Size = 'small' | 'large'

type Held = { bytes: number; evict(): void }

/** Of the total: what large jobs leave to small ones, and the most that a small one takes. */
const SMALL_SHARE = 1 / 3

export type Measured = {
  /** Bytes that workers hold beyond the shares of their jobs. */
  unpromised: () => number
  /** Bytes that the container has left, less what the jobs may yet take of their shares. */
  available: () => number
}

export type Shares = ReturnType<typeof createShares>

/** The shares of `total` bytes that jobs hold, and whether another one fits. */
export function createShares(total: number, { unpromised, available }: Measured) {
  const kept = total * SMALL_SHARE
  const held: Record<Size, Set<Held>> = { small: new Set(), large: new Set() }

  const inUse = (size: Size) => sumOf(held[size])
  const free = () => Math.min(total - inUse('small') - inUse('large') - unpromised(), available())
  const sizeOf = (bytes: number): Size => (bytes > kept ? 'large' : 'small')

  return {
    free,
    sizeOf,

    /** Small jobs that pass a large one leave it the two thirds that it can count on. */
    fits(bytes: number, passing: boolean): boolean {
      const [small, large] = [inUse('small'), inUse('large')]
      // somebody must go on, whatever else takes memory
      if (small + large === 0) return true
      if (bytes > free()) return false
      if (sizeOf(bytes) === 'large') return large === 0 || large + bytes <= total - kept
      return !passing || small + bytes <= kept
    },

    take(bytes: number, onRelease: () => void): Share {
      const eviction = new AbortController()
      const mine = { bytes, evict: () => eviction.abort() }
      const ofItsSize = held[sizeOf(bytes)]
      ofItsSize.add(mine)
      return {
        evicted: eviction.signal,
        release: () => void (ofItsSize.delete(mine) && onRelease())
      }
    },

    /** Only a large job that is alone can hold part of what is kept. */
    evictLargest() {
      const [alone] = held.large
      if (alone && alone.bytes > total - kept) alone.evict()
    }
  }
}

function sumOf(held: Set<Held>): number {
  return [...held].reduce((total, { bytes }) => total + bytes, 0)
}
