import type { Lane } from '#lib/broker/lanes.ts'
import { PREVIEW_SHEET } from '#lib/recipes/preview.ts'
import type { Wanted } from './wait-for-results.ts'

type Unsettled = { client: string; since: number }

export type FairShare = ReturnType<typeof createFairShare>

/** Counts the jobs of each client that are not settled: `share` of them precede those of others. */
export function createFairShare(share: number) {
  const unsettled = new Map<string, Map<string, Unsettled>>()
  const counts = new Map<string, number>()

  function add({ image, recipe }: Wanted, client: string) {
    const ofImage = unsettled.get(image) ?? new Map<string, Unsettled>()
    ofImage.set(recipe, { client, since: Date.now() })
    unsettled.set(image, ofImage)
    change(counts, client, 1)
  }

  const countOf = (client: string) => counts.get(client) ?? 0

  function settle({ image, recipe }: Wanted) {
    const ofImage = unsettled.get(image)
    const known = ofImage?.get(recipe)
    if (!ofImage || !known) return
    ofImage.delete(recipe)
    if (ofImage.size === 0) unsettled.delete(image)
    change(counts, known.client, -1)
  }

  return {
    /** The lane for a job of this client, which counts until it is settled. */
    choose(client: string, job: Wanted): Lane {
      if (job.recipe === PREVIEW_SHEET) return 'first'
      settle(job)
      add(job, client)
      return countOf(client) > share ? 'bulk' : 'images'
    },

    /** Whether what the client has waiting, and what it wants besides, is within its share. */
    isModest: ({ jobs, client }: { jobs: number; client: string }): boolean =>
      countOf(client) + jobs <= share,

    settle,

    settleImage(image: string) {
      for (const recipe of [...(unsettled.get(image)?.keys() ?? [])]) settle({ image, recipe })
    },

    /** Those that were chosen a lane before this moment. */
    *before(moment: number): Generator<Wanted> {
      for (const [image, recipes] of [...unsettled]) {
        for (const [recipe, { since }] of [...recipes]) if (since < moment) yield { image, recipe }
      }
    }
  }
}

/** None is kept of 0. */
function change(counts: Map<string, number>, client: string, by: number) {
  const count = (counts.get(client) ?? 0) + by
  if (count > 0) counts.set(client, count)
  else counts.delete(client)
}
