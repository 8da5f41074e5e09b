import { priorityOf } from '#lib/broker/priority.ts'

type Waiting = { image: string; recipe: string }

/** Ranking a long queue takes milliseconds, so it is done no more often than this. */
const COUNT_EVERY_MS = 500

export type QueuePositions = ReturnType<typeof createQueuePositions>

/**
 * The results waiting for a receiver, in order of arrival, those of high priority before all
 * others. RabbitMQ does not expose positions, so they are estimated from events.
 */
export function createQueuePositions() {
  let waiting = new Map<string, Waiting>()
  let ranks = new Map<string, number>()
  let countedAt = Number.NEGATIVE_INFINITY
  let reported = ranks

  function count() {
    ranks = rank(waiting)
    countedAt = performance.now()
  }

  return {
    /** Puts these, which were waiting before this process listened, ahead of those added since. */
    begin(earlier: Waiting[]) {
      const joined = waiting
      waiting = new Map(earlier.map((one) => [nameOf(one), one]))
      for (const [name, one] of joined) waiting.set(name, one)
    },

    clear: () => waiting.clear(),

    add: (one: Waiting) => void waiting.set(nameOf(one), { image: one.image, recipe: one.recipe }),

    /** With an empty recipe, removes all results of the image. */
    remove(one: Waiting) {
      if (one.recipe !== '') waiting.delete(nameOf(one))
      else for (const [name, { image }] of waiting) if (image === one.image) waiting.delete(name)
    },

    /** The images with a result whose position has changed since the last call. */
    takeMoved(): Set<string> {
      count()
      const others = [...ranks].filter(([name, rank]) => reported.get(name) !== rank)
      reported = ranks
      return new Set(others.map(([name]) => waiting.get(name)?.image ?? ''))
    },

    /** 1 for the next one; undefined when it is not known to be waiting. */
    position(one: Waiting): number | undefined {
      if (!waiting.has(nameOf(one))) return undefined
      if (performance.now() - countedAt > COUNT_EVERY_MS) count()
      return ranks.get(nameOf(one)) ?? ranks.size + 1
    }
  }
}

const nameOf = ({ image, recipe }: Waiting) => `${image} ${recipe}`

function rank(waiting: Map<string, Waiting>): Map<string, number> {
  const { first = [], others = [] } = Object.groupBy(waiting, ([, one]) =>
    priorityOf(one) > 0 ? 'first' : 'others'
  )
  return new Map([...first, ...others].map(([name], i) => [name, i + 1]))
}
