import { setTimeout as delay } from 'node:timers/promises'
import { MINUTE_MS, SECOND_MS } from '#lib/units.ts'
import { randomFrom } from '../tests/support/random.ts'
import { accountFor } from './account.ts'
import { faultsOf } from './faults.ts'
import type { House } from './house.ts'
import { kindsOfImages } from './images.ts'
import { startSending } from './sender.ts'

const LEAST_PAUSE_MS = 4 * SECOND_MS
const MORE_PAUSE_MS = 10 * SECOND_MS

export type Inflicted = { name: string; afterSeconds: number; seconds: number; failed?: string }

/** Sends and breaks things for that long; then waits for what was accepted. */
export async function runDrill(house: House, { minutes, seed }: { minutes: number; seed: number }) {
  const random = randomFrom(seed)
  const faults = faultsOf(house)
  const began = performance.now()
  const sending = startSending({
    url: house.url,
    kinds: await kindsOfImages(),
    random: randomFrom(seed + 1)
  })
  const inflicted: Inflicted[] = []
  while (performance.now() - began < minutes * MINUTE_MS) {
    await delay(LEAST_PAUSE_MS + random(MORE_PAUSE_MS))
    const fault = faults[random(faults.length)] as (typeof faults)[number]
    const at = performance.now()
    const failed = await fault.inflict(house, sending.sent).then(
      () => undefined,
      (err: Error) => err.message
    )
    const seconds = (performance.now() - at) / SECOND_MS
    const afterSeconds = (at - began) / SECOND_MS
    inflicted.push({ name: fault.name, afterSeconds, seconds, ...(failed && { failed }) })
    console.log(
      `${afterSeconds.toFixed(0)} s: ${fault.name}${failed ? ` (not done: ${failed})` : ''}`
    )
  }
  await sending.stop()
  const { accepted, refused } = sending.sent
  console.log(`${accepted.length} images accepted; waiting until each is settled`)
  const account = await accountFor(house, accepted)
  return { inflicted, refused: Object.fromEntries(refused), account }
}
