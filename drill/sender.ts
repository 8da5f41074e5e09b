import { setTimeout as delay } from 'node:timers/promises'
import type { randomFrom } from '../tests/support/random.ts'
import { type Kind, RECIPES } from './images.ts'
import type { Place } from './run.ts'

const AT_ONCE = 3
const TIMEOUT_MS = 40_000

export type Accepted = { id: string; recipes: string[]; isBroken: boolean; at: number }
export type Sent = { accepted: Accepted[]; refused: Map<string, number> }

type Sending = Pick<Place, 'url' | 'pauseMs'> & {
  kinds: Kind[]
  random: ReturnType<typeof randomFrom>
}

/** Sends images until it is told to stop; an answer other than 202 promises nothing. */
export function startSending({ url, pauseMs, kinds, random }: Sending) {
  const sent: Sent = { accepted: [], refused: new Map() }
  let isOver = false

  async function send() {
    const kind = kinds[random(kinds.length)] as Kind
    const recipes = RECIPES.filter(() => random(3) === 0)
    const asked = recipes.length > 0 ? recipes : ['grayscale']
    const body = new FormData()
    body.append('data', new Blob([new Uint8Array(kind.bytes)]), kind.name)
    for (const recipe of asked) body.append('recipe', recipe)
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const response = await fetch(`${await url()}/`, { method: 'POST', body, signal })
    if (response.status !== 202) return note(String(response.status))
    const { id } = (await response.json()) as { id: string }
    const isBroken = kind.isBroken ?? false
    sent.accepted.push({ id, recipes: asked, isBroken, at: performance.now() })
  }

  function note(answer: string) {
    sent.refused.set(answer, (sent.refused.get(answer) ?? 0) + 1)
  }

  async function sendOn() {
    while (!isOver) {
      await send().catch(() => note('no answer'))
      await delay(pauseMs)
    }
  }
  const senders = Array.from({ length: AT_ONCE }, sendOn)

  return {
    sent,
    async stop() {
      isOver = true
      await Promise.all(senders)
    }
  }
}
