import { SECOND_MS } from '#lib/units.ts'

/** Of the last minute, in parts that are counted together. */
const PART_MS = 5 * SECOND_MS
const PARTS = 12

export type Pace = ReturnType<typeof createPace>

/** How fast results are settled, as far as this process has heard. */
export function createPace(now = () => performance.now()) {
  const begunAt = now()
  let parts: { index: number; count: number }[] = []
  const indexNow = () => Math.floor(now() / PART_MS)

  function recent() {
    parts = parts.filter(({ index }) => index > indexNow() - PARTS)
    return parts
  }

  return {
    count() {
      const last = recent().at(-1)
      if (last?.index === indexNow()) last.count++
      else parts.push({ index: indexNow(), count: 1 })
    },

    /** Until so many more are settled, at least one; undefined: nothing was settled lately. */
    secondsFor(results: number): number | undefined {
      const settled = recent().reduce((sum, { count }) => sum + count, 0)
      if (settled === 0) return undefined
      const span = Math.min(now() - begunAt, PARTS * PART_MS)
      return Math.max(1, Math.ceil((results / settled) * (span / SECOND_MS)))
    }
  }
}
