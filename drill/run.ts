import { setTimeout as delay } from 'node:timers/promises'
import { MINUTE_MS, SECOND_MS } from '#lib/units.ts'
import { randomFrom } from '../tests/support/random.ts'
import { accountFor } from './account.ts'
import { kindsOfImages } from './images.ts'
import { type Sent, startSending } from './sender.ts'

const LEAST_PAUSE_MS = 4 * SECOND_MS
const MORE_PAUSE_MS = 10 * SECOND_MS

export type Fault = { name: string; inflict(sent: Sent): Promise<unknown> }

/** What is broken, and where images are sent meanwhile. */
export type Place = {
  /** Of a web that answers just now. */
  url(): Promise<string>
  /** All log lines of all processes so far. */
  output(): string
  faults: Fault[]
  /** Between two images of one sender: what it can develop without falling far behind. */
  pauseMs: number
  close(): Promise<unknown>
}

export type Inflicted = { name: string; afterSeconds: number; seconds: number; failed?: string }

type Plan = {
  minutes: number
  seed: number
  /** Words that the name of a fault must have. */
  only: string
}

/** Sends and breaks things for that long; then waits for what was accepted. */
export async function runDrill(place: Place, { minutes, seed, only }: Plan) {
  const random = randomFrom(seed)
  const faults = place.faults.filter(({ name }) => name.includes(only))
  if (faults.length === 0) throw new Error(`no fault here is named “${only}”`)
  const began = performance.now()
  const sending = startSending({
    ...{ url: place.url, pauseMs: place.pauseMs },
    ...{ kinds: await kindsOfImages(), random: randomFrom(seed + 1) }
  })
  const inflicted: Inflicted[] = []
  while (performance.now() - began < minutes * MINUTE_MS) {
    await delay(LEAST_PAUSE_MS + random(MORE_PAUSE_MS))
    const fault = faults[random(faults.length)] as Fault
    inflicted.push(await inflict(fault, sending.sent, began))
  }
  await sending.stop()
  const { accepted, refused } = sending.sent
  console.log(`${accepted.length} images accepted; waiting until each is settled`)
  const account = await accountFor(place, accepted)
  return { inflicted, refused: Object.fromEntries(refused), account }
}

async function inflict({ name, inflict }: Fault, sent: Sent, began: number): Promise<Inflicted> {
  const at = performance.now()
  const failed = await inflict(sent).then(
    () => undefined,
    (err: Error) => err.message.split('\n', 2).join(' ')
  )
  const seconds = (performance.now() - at) / SECOND_MS
  const afterSeconds = (at - began) / SECOND_MS
  console.log(`${afterSeconds.toFixed(0)} s: ${name}${failed ? ` (not done: ${failed})` : ''}`)
  return { name, afterSeconds, seconds, ...(failed && { failed }) }
}
