import type { Lane } from '#lib/broker/lanes.ts'
import { createLaneScheduler } from './lane-scheduler.ts'
import { WorkerDied } from './worker-errors.ts'

/** A job that takes longer makes way for another one, so that quick ones need not wait for it. */
const LONG_MS = 2000
/** Jobs at once when some take long, as a multiple of `size`. */
const WITH_LONG_ONES = 2

type Waiting = { begin(end: () => void): void; reject(reason: Error): void }

/**
 * Lets `size` jobs run at once, besides those that take long; `onWait` is called when one has to
 * wait.
 */
export function createTurns(size: number, onWait: () => void) {
  const waiting = createLaneScheduler<Waiting>()
  const places = createPlaces(size, admit)
  let closed = false

  function admit() {
    while (places.areFree()) {
      const next = waiting.take()
      if (!next) return
      next.begin(places.take())
    }
    if (waiting.any()) onWait()
  }

  return {
    running: places.taken,

    /** @throws WorkerDied when it was not begun before `close` */
    async during<T>(lane: Lane, task: () => Promise<T>): Promise<T> {
      if (closed) throw new WorkerDied('stopped')
      const { promise, resolve, reject } = Promise.withResolvers<() => void>()
      waiting.hold(lane, { begin: resolve, reject })
      admit()
      const end = await promise
      return await task().finally(end)
    },

    /** Lets nothing more begin. */
    close() {
      closed = true
      for (const { reject } of waiting.takeAll()) reject(new WorkerDied('stopped'))
    }
  }
}

function createPlaces(size: number, onFree: () => void) {
  let taken = 0
  let takenByQuick = 0

  return {
    taken: () => taken,
    areFree: () => takenByQuick < size && taken < size * WITH_LONG_ONES,

    /** @returns the function that leaves the place */
    take(): () => void {
      taken++
      takenByQuick++
      let isQuick = true
      const makeWay = () => {
        if (isQuick) takenByQuick--
        isQuick = false
        onFree()
      }
      const long = setTimeout(makeWay, LONG_MS)
      return () => {
        clearTimeout(long)
        taken--
        makeWay()
      }
    }
  }
}
