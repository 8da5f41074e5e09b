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

/** Of medians: rounds of a noisy machine differ by more than what is asked about. */
function tell(rounds: Round[]) {
  const of = (kind: keyof Round, figure: (run: Run) => number) =>
    median(rounds.map((round) => figure(round[kind])))
  const perSecond = ({ perSecond }: Run) => perSecond
  const webMs = ({ ms }: Run) => ms.web ?? Number.NaN
  const [open, guarded] = [of('open', perSecond), of('guarded', perSecond)]
  console.log(
    `${rounds.length} rounds of ${count}: open ${open.toFixed(1)}/s, with keys and rates ${guarded.toFixed(1)}/s,` +
      ` ${(100 * (open / guarded - 1)).toFixed(1)} % slower (at most ${100 * MOST_SLOWER});` +
      ` web's ms of CPU each: ${of('open', webMs).toFixed(3)}, ${of('guarded', webMs).toFixed(3)}`
  )
}
