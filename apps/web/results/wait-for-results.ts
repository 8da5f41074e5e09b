import type { Images } from '#lib/images/images.ts'
import { isSettled, type ResultState } from '#lib/images/result-state.ts'
import { SECOND_MS } from '#lib/units.ts'
import type { Subscriptions } from '../live/subscriptions.ts'

/** Events may be lost with the broker, so the state is read at least this often. */
const LOOK_EVERY_MS = 1000

export type WaitNeeds = {
  images: Pick<Images, 'readState'>
  changes: Pick<Subscriptions, 'subscribeToSettled'>
}
export type Wanted = { image: string; recipe: string }

/**
 * Waits until each result is done or failed, or the time is up. Returns their states, undefined for
 * results that do not exist.
 */
export async function waitForResults(
  needs: WaitNeeds,
  wanted: Wanted[],
  seconds: number
): Promise<(ResultState | undefined)[]> {
  const until = Date.now() + seconds * SECOND_MS
  return await Promise.all(wanted.map((result) => waitForResult(needs, result, until)))
}

async function waitForResult(
  { images, changes }: WaitNeeds,
  { image, recipe }: Wanted,
  until: number
) {
  const subscription = changes.subscribeToSettled(image)
  try {
    for (;;) {
      const state = await images.readState(image, recipe)
      const left = until - Date.now()
      if (!state || isSettled(state) || left <= 0 || subscription.closed()) return state
      await subscription.changed(Math.min(left, LOOK_EVERY_MS))
    }
  } finally {
    subscription.end()
  }
}
