import { LANES, type Lane } from '#lib/broker/lanes.ts'

type Named = { image: string; recipe: string }
type Waiting = Named & { lane?: Lane | undefined }

/** Ranking a long queue takes milliseconds, so it is done no more often than this. */
const COUNT_EVERY_MS = 500

export type QueuePositions = ReturnType<typeof createQueuePositions>

/**
 * The results waiting for a receiver, lane by lane, in order of arrival. RabbitMQ does not expose
 * positions, so they are estimated from events.
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

    add: ({ image, recipe, lane }: Waiting) =>
      void waiting.set(nameOf({ image, recipe }), { image, recipe, lane }),

    /** With an empty recipe, removes all results of the image. */
    remove(one: Named) {
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
    position(one: Named): number | undefined {
      if (!waiting.has(nameOf(one))) return undefined
      if (performance.now() - countedAt > COUNT_EVERY_MS) count()
      return ranks.get(nameOf(one)) ?? ranks.size + 1
    }
  }
}

const nameOf = ({ image, recipe }: Named) => `${image} ${recipe}`

function rank(waiting: Map<string, Waiting>): Map<string, number> {
  const lanes = Object.groupBy(waiting, ([, { lane = 'images' }]) => lane)
  const inOrder = LANES.flatMap((lane) => lanes[lane] ?? [])
  return new Map(inOrder.map(([name], i) => [name, i + 1]))
}
