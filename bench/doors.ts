/**
 * What keys and rates cost small photographs: the whole path open to everyone, beside one that asks for a
 * key and counts. node bench/doors.ts; ROUNDS lengthens it.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Test } from 'tap'
import { openStack, type Stack } from '../tests/support/processes/stack.ts'
import { photographs } from './photographs.ts'
import { measured, type Run } from './run.ts'
import { median } from './timing.ts'
import { developed, processorOf, rest } from './whole-path.ts'
import { WORKS } from './works.ts'

type Guarding = { stack: Stack; headers: Record<string, string> }
type Round = { open: Run; guarded: Run }

const ROUNDS = Number(process.env.ROUNDS ?? 10)
const MOST_SLOWER = 0.02
const WORK = 'small-jpeg'

const { size, count, recipe } = WORKS[WORK] ?? {}
if (!size || !count || !recipe) throw new Error(`no work "${WORK}"`)
const key = randomBytes(32).toString('base64url')
const digest = createHash('sha256').update(key).digest('hex')
const ends: (() => unknown)[] = []
const t = { teardown: (end: () => unknown) => ends.push(end) } as never as Test

try {
  const open = { stack: await openStack(t), headers: {} }
  const variables = { API_KEYS: `bench:send,read:${digest}`, RATE_LIMIT: '1000000/1s' }
  const headers = { authorization: `Bearer ${key}` }
  const guarded = { stack: await openStack(t, variables), headers }
  for (const { stack } of [open, guarded]) {
    stack.launch()
    await stack.ready()
  }
  const images = await photographs(size, count)
  const rounds: Round[] = []
  for (let i = 0; i <= ROUNDS; i++) {
    const round = await oneRound({ open, guarded }, images, i % 2 === 0)
    if (i > 0) rounds.push(round)
  }
  tell(rounds)
} finally {
  for (const end of ends.reverse()) await end()
}

/** Each comes first as often as the other. */
async function oneRound(
  both: Record<keyof Round, Guarding>,
  images: Buffer[],
  isOpenFirst: boolean
) {
  const first = isOpenFirst ? 'open' : 'guarded'
  const second = isOpenFirst ? 'guarded' : 'open'
  const runs = {
    [first]: await develop(both[first], images),
    [second]: await develop(both[second], images)
  }
  return runs as Round
}

function develop({ stack, headers }: Guarding, images: Buffer[]): Promise<Run> {
  return measured(
    images.length,
    () => processorOf(stack),
    async () => {
      await developed(stack, images, { recipe: recipe ?? '', headers })
      return async () => {
        await rest(stack)
        return 0
      }
    }
  )
}

function tell(rounds: Round[]) {
  const slower = median(rounds.map(({ open, guarded }) => open.perSecond / guarded.perSecond - 1))
  const perSecond = (kind: keyof Round) =>
    median(rounds.map((round) => round[kind].perSecond)).toFixed(1)
  const webMs = (kind: keyof Round) =>
    median(rounds.map((round) => round[kind].ms.web ?? 0)).toFixed(3)
  console.log(
    `${rounds.length} rounds of ${count}: open ${perSecond('open')}/s, with keys and rates ${perSecond('guarded')}/s,` +
      ` ${(100 * slower).toFixed(1)} % slower (at most ${100 * MOST_SLOWER});` +
      ` web's ms of CPU each: ${webMs('open')}, ${webMs('guarded')}`
  )
}
