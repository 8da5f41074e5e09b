import { priorityOf } from '#lib/broker/priority.ts'

type Waiting = { image: string; recipe: string }

/** Ranks of a long line cost milliseconds: they are counted anew no more often than that. */
const COUNT_EVERY_MS = 500

export type QueuePositions = ReturnType<typeof createQueuePositions>

/**
 * The results that wait for a receiver, first come first; those of high priority before all others.
 * RabbitMQ tells nobody their place, so this follows what is heard of each: an estimate.
 */
export function createQueuePositions() {
  let waiting = new Map<string, Waiting>()
  let ranks = new Map<string, number>()
  let countedAt = Number.NEGATIVE_INFINITY
  let told = ranks

  function count() {
    ranks = rank(waiting)
    countedAt = performance.now()
  }

  return {
    /** Those that waited already, before all that joined since. */
    begin(earlier: Waiting[]) {
      const joined = waiting
      waiting = new Map(earlier.map((one) => [nameOf(one), one]))
      for (const [name, one] of joined) waiting.set(name, one)
    },

    clear: () => waiting.clear(),

    add: (one: Waiting) => void waiting.set(nameOf(one), { image: one.image, recipe: one.recipe }),

    /** Without a recipe, all results of the image leave. */
    remove(one: Waiting) {
      if (one.recipe !== '') waiting.delete(nameOf(one))
      else for (const [name, { image }] of waiting) if (image === one.image) waiting.delete(name)
    },

    /** The images of which some result has another place than at the last call. */
    moved(): Set<string> {
      count()
      const others = [...ranks].filter(([name, rank]) => told.get(name) !== rank)
      told = ranks
      return new Set(others.map(([name]) => waiting.get(name)?.image ?? ''))
    },

    /** 1: the next one. undefined: it does not wait, or nobody knows where. */
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
