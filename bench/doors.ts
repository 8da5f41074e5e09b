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

const ROUNDS = Number(process.env.ROUNDS ?? 20)
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

/** Rounds of a noisy machine differ by more than what is asked about, which slows them, and never makes one faster. */
function tell(rounds: Round[]) {
  console.log(`${rounds.length} rounds of ${count}; at most ${100 * MOST_SLOWER} % slower`)
  const perSecond = ({ perSecond }: Run) => perSecond
  compare('photographs a second, median', 'of', (kind) => median(all(kind, perSecond)))
  compare('of the fastest quarter', 'of', (kind) => fastest(all(kind, perSecond)))
  compare("web's ms of CPU each", 'over', (kind) => median(all(kind, ({ ms }) => ms.web ?? NaN)))
  compare("everybody's", 'over', (kind) => median(all(kind, ({ ms }) => sum(Object.values(ms)))))

  function all(kind: keyof Round, figure: (run: Run) => number) {
    return rounds.map((round) => figure(round[kind]))
  }
}

/** `way`: what is slower has fewer of it, or more. */
function compare(what: string, way: 'of' | 'over', figure: (kind: keyof Round) => number) {
  const [open, guarded] = [figure('open'), figure('guarded')]
  const slower = way === 'of' ? open / guarded - 1 : guarded / open - 1
  const percent = (100 * slower).toFixed(1)
  console.log(
    `${what}: open ${open.toFixed(2)}, guarded ${guarded.toFixed(2)}: ${percent} % slower`
  )
}

function sum(numbers: number[]): number {
  return numbers.reduce((one, other) => one + other, 0)
}

function fastest(speeds: number[]): number {
  const quarter = speeds.sort((a, b) => b - a).slice(0, Math.ceil(speeds.length / 4))
  return sum(quarter) / quarter.length
}
