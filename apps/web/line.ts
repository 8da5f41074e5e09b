import { priorityOf } from '#lib/contact-sheet.ts'

type Waiting = { image: string; recipe: string }

/** Ranks of a long line cost milliseconds: they are counted anew no more often than that. */
const COUNT_EVERY_MS = 500

export type Line = ReturnType<typeof createLine>

/**
 * The results that wait for a receiver, first come first; those of high priority before all others.
 * RabbitMQ tells nobody their place, so this follows what is heard of each: an estimate.
 */
export function createLine() {
  let waiting = new Map<string, Waiting>()
  let ranks = new Map<string, number>()
  let countedAt = Number.NEGATIVE_INFINITY

  const leaveImage = (image: string) => {
    for (const [name, one] of waiting) if (one.image === image) waiting.delete(name)
  }

  function count() {
    const isFirst = (one: Waiting) => priorityOf(one) > 0
    const entries = [...waiting]
    const [first, others] = [
      entries.filter(([, one]) => isFirst(one)),
      entries.filter(([, one]) => !isFirst(one))
    ]
    ranks = new Map([...first, ...others].map(([name], i) => [name, i + 1]))
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

    join: (one: Waiting) => void waiting.set(nameOf(one), { image: one.image, recipe: one.recipe }),

    /** Without a recipe, all results of the image leave. */
    leave(one: Waiting) {
      if (one.recipe === '') leaveImage(one.image)
      else waiting.delete(nameOf(one))
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
