import { eachLane, LANES, type Lane } from '#lib/broker/lanes.ts'

/** One of the lane is the next at least every so many times that one of it waits. */
const AT_LEAST_EVERY: Record<Lane, number> = { first: Number.POSITIVE_INFINITY, images: 4, bulk: 8 }

/**
 * Holds what waits in lanes and says which is next: `first` before `images` before `bulk`, though
 * none of them waits for ever.
 */
export function createLaneScheduler<T>() {
  const held = eachLane<T[]>(() => [])
  /** How often in a row others were taken while one of the lane waited. */
  const passedOver = eachLane(() => 0)

  function nextLane(): Lane | undefined {
    const waiting = LANES.filter((lane) => held[lane].length > 0)
    const due = waiting.findLast((lane) => passedOver[lane] >= AT_LEAST_EVERY[lane] - 1)
    return due ?? waiting[0]
  }

  return {
    hold: (lane: Lane, one: T) => void held[lane].push(one),

    any: () => LANES.some((lane) => held[lane].length > 0),

    take(): T | undefined {
      const next = nextLane()
      if (!next) return undefined
      for (const lane of LANES) if (held[lane].length > 0) passedOver[lane]++
      passedOver[next] = 0
      return held[next].shift()
    },

    /** Everything that is held, lane by lane. */
    takeAll: (): T[] => LANES.flatMap((lane) => held[lane].splice(0))
  }
}
