import { z } from 'zod'
import type { Log } from '#lib/logger.ts'
import { readFact, UNREADABLE } from '#lib/storage/read-json.ts'
import type { Storage } from '#lib/storage/storage.ts'
import { pendingMarks } from './pending-marks.ts'

/** Tells which layout the storage has. The one before had no such object. */
const LAYOUT = 'layout.json'
const VERSION = 2
const STATE = /^([^.]+)\.json$/

/** As the release before stored it, three times over in the life of a result. */
const oldState = z.looseObject({
  recipe: z.string().optional(),
  status: z.string().optional(),
  askedAt: z.string().optional()
})
type OldState = z.infer<typeof oldState>

/**
 * Makes of results that wait in the layout of the release before what they are now: a mark. Done once
 * for a storage; what fails is logged, and done at the next start.
 */
export async function carryOver(storage: Storage, log: Log): Promise<void> {
  try {
    if ((await storage.read(LAYOUT)) !== undefined) return
    const results = await carryAll(storage)
    await storage.writeOnce(LAYOUT, JSON.stringify({ version: VERSION }))
    if (results > 0) log.info({ results }, 'results carried over from the release before')
  } catch (err) {
    log.warn({ err }, 'results of the release before not carried over')
  }
}

/** @returns how many results were waiting */
async function carryAll(storage: Storage): Promise<number> {
  let waiting = 0
  for (const id of await storage.list('images')) {
    for (const name of await storage.list(`images/${id}/results`)) {
      if (STATE.test(name) && (await carryResult(storage, id, name))) waiting++
    }
  }
  return waiting
}

/** @returns whether the result was waiting */
async function carryResult(storage: Storage, id: string, name: string): Promise<boolean> {
  const key = `images/${id}/results/${name}`
  const state = await readFact<OldState>(storage, key, oldState)
  if (!state || state === UNREADABLE || !state.recipe) return false
  const { recipe, status, askedAt = new Date().toISOString() } = state
  const ledger = pendingMarks(storage, async () => [])
  // the old mark says no more than the state does
  await ledger.dropUnreadable(id, recipe)
  if (status !== 'queued' && status !== 'processing') return false
  await ledger.mark(id, { recipe, askedAt, markedAt: askedAt, lane: 'images' })
  await storage.remove(key)
  return true
}
