import { resultKey } from '#lib/images/images.ts'
import type { ResultState } from '#lib/images/result-state.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import { HOUR_MS, MINUTE_MS } from '#lib/units.ts'
import { openHouse, printOf } from './house.ts'
import { DESCRIPTION, type Due, type Dues, ID, RECIPES } from './life.ts'

type Found = { state: ResultState | undefined; print: string | undefined; times: number }

/**
 * Starts with what is in the folder and a broker that knows nothing, and lets the work be done.
 * @returns tells in words what is not as it is owed
 */
export async function reboot(folder: string): Promise<(dues: Dues) => string[]> {
  const storage = openFileStorage(folder)
  const house = openHouse(storage)
  const { images, developed, errors } = house
  await halfAMinuteLater(async () => {
    await house.look()
    await house.runJobs().catch((err) => errors.push(err))
  })
  const faults = errors.map(String)
  const isThere = (await images.read(ID)) !== undefined
  const found = new Map<string, Found>()
  for (const recipe of RECIPES) {
    const state = isThere ? await images.readState(ID, recipe) : undefined
    const print = await storage.read(resultKey(ID, recipe))
    const times = developed.filter((one) => one === recipe).length
    found.set(recipe, { state, print, times })
  }
  if ((await images.readMarks(ID)).length > 0) faults.push('a job is stuck')
  if (isThere) await images.writeMetadata(ID, DESCRIPTION)
  if (isThere && !(await images.readMetadata(ID))) faults.push('is never described')
  if (!isThere && !(await leavesNothing(house))) faults.push('something is left for ever')
  return (dues) => [
    ...faults,
    ...[...found].flatMap(([recipe, one]) => faultsOf(one, { recipe, due: dues[recipe] }))
  ]
}

/** When nobody can be accepting the image any more. */
async function halfAMinuteLater(work: () => Promise<void>) {
  const { now } = Date
  Date.now = () => now() + MINUTE_MS / 2
  await work().finally(() => (Date.now = now))
}

function faultsOf(
  { state, print, times }: Found,
  { recipe, due = 'nothing' }: { recipe: string; due: Due | undefined }
) {
  const status = state?.status ?? 'missing'
  const isSettled = status === 'done' || status === 'failed'
  const checks: Record<string, boolean> = {
    'waits for ever': status !== 'queued',
    'is done without its print': status !== 'done' || print === printOf(recipe),
    'is developed twice': times <= 1,
    'is lost': isSettled || due === 'nothing' || due === 'gone',
    'has failed, although it was asked for again': due !== 'print' || status === 'done',
    'is settled, and developed again': due !== 'kept' || times === 0,
    'is back, although it was erased': due !== 'gone' || status === 'missing'
  }
  return Object.keys(checks).flatMap((fault) => (checks[fault] ? [] : [`${recipe} ${fault}`]))
}

/** Sweeps as retention does, an hour later. */
async function leavesNothing({ images }: ReturnType<typeof openHouse>): Promise<boolean> {
  const later = new Date(Date.now() + HOUR_MS)
  if (await images.isExpired(ID, later)) await images.erase(ID)
  await images.storage.removeUnfinished(later)
  const left = await Promise.all(
    ['images', 'pending', 'tmp'].map((top) => images.storage.list(top))
  )
  return left.flat().length === 0
}
