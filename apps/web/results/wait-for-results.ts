import type { Images } from '#lib/images/images.ts'
import { isSettled, type ResultState } from '#lib/images/result-state.ts'
import { SECOND_MS } from '#lib/units.ts'
import type { Subscription, Subscriptions } from '../live/subscriptions.ts'

/** Events may be lost with the broker, so the state is read at least this often. */
const LOOK_EVERY_MS = 1000

export type WaitNeeds = {
  images: Pick<Images, 'readState'>
  changes: Pick<Subscriptions, 'subscribeToSettled'>
}
export type Wanted = { image: string; recipe: string }

/** A result that is listened for; `state`: as it was accepted since, so that nobody need read it. */
export type Awaited = Wanted & { subscription: Subscription; state?: ResultState | undefined }

/** Begun before the results are asked for, it hears all that becomes of them. To be ended. */
export function listenFor({ changes }: Pick<WaitNeeds, 'changes'>, wanted: Wanted[]): Awaited[] {
  return wanted.map((one) => ({
    ...one,
    subscription: changes.subscribeToSettled(one.image, one.recipe)
  }))
}

/**
 * Waits until each result is done or failed, or the time is up. Returns their states, undefined for
 * results that do not exist.
 */
export async function waitForResults(
  { images }: Pick<WaitNeeds, 'images'>,
  all: Awaited[],
  seconds: number
): Promise<(ResultState | undefined)[]> {
  const until = performance.now() + seconds * SECOND_MS
  const states: (ResultState | undefined)[] = []
  // one after the other: however many, it is one that is looked at again and again
  for (const one of all) states.push(await waitForResult(images, one, until))
  return states
}

async function waitForResult(
  images: WaitNeeds['images'],
  { image, recipe, subscription, state: accepted }: Awaited,
  until: number
) {
  const read = () => images.readState(image, recipe)
  for (let state = accepted ?? (await read()); ; ) {
    const left = until - performance.now()
    if (!state || isSettled(state) || left <= 0 || subscription.closed()) return state
    const changed = await subscription.changed(Math.min(left, LOOK_EVERY_MS))
    const { settled } = changed.size > 0 ? subscription.heard() : {}
    state = settled ?? (await read())
  }
}
