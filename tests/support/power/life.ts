import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Image, resultKey } from '#lib/images/images.ts'
import type { Metadata } from '#lib/images/metadata.ts'
import { HOUR_MS } from '#lib/units.ts'
import { type House, printOf } from './house.ts'

/**
 * What is owed for a result. `nothing`: it may be there or not; `answer`: it is to be done or failed;
 * `print`: it is to be done; `kept`: it is settled, and no work is to be done for it again; `gone`: it
 * was erased.
 */
export type Due = 'nothing' | 'answer' | 'print' | 'kept' | 'gone'
export type Dues = Record<string, Due>

type Step = {
  act: (house: House) => Promise<unknown>
  /** From the moment that it begins. */
  during?: Dues
  /** From the moment that it is answered. */
  after: Dues
}

export const ID = 'a'.repeat(22)
export const DESCRIPTION = {
  ...{ frames: 1, depth: 8, colorSpace: 'rgb', orientation: 1 },
  ...{ dominantColor: null, thumbHash: '' }
} as Metadata
const GRAYSCALE = 'grayscale'
const NEGATIVE = 'negative'
export const RECIPES = [GRAYSCALE, NEGATIVE]

const both = (due: Due): Dues => ({ [GRAYSCALE]: due, [NEGATIVE]: due })
const runJobs = (house: House) => house.runJobs()

const askForErased: Step[] = [
  {
    act: ({ images }) => images.eraseResult(ID, GRAYSCALE),
    during: { [GRAYSCALE]: 'nothing' },
    after: { [GRAYSCALE]: 'gone' }
  },
  {
    act: (house) => house.ask(ID, GRAYSCALE),
    during: { [GRAYSCALE]: 'nothing' },
    after: { [GRAYSCALE]: 'print' }
  }
]

/** All that can be asked of an image, and what each answer promises. */
export const WHOLE_LIFE: Step[] = [
  { act: upload, after: both('answer') },
  { act: runJobs, after: both('kept') },
  { act: ({ images }) => images.writeMetadata(ID, DESCRIPTION), after: {} },
  { act: askTwice, during: { [NEGATIVE]: 'answer' }, after: { [NEGATIVE]: 'print' } },
  { act: ({ asking }) => Promise.all(asking), after: {} },
  { act: runJobs, after: { [NEGATIVE]: 'kept' } },
  ...askForErased,
  // it waits, and is cancelled
  ...askForErased,
  { act: ({ images }) => images.erase(ID), during: both('nothing'), after: both('gone') }
]

/** A receiver is killed between naming how a result was settled and flushing the name. */
export const WITH_A_DEATH: Step[] = [
  { act: upload, after: both('answer') },
  { act: settleHalf, after: {} },
  { act: runJobs, after: both('answer') }
]

/** `owe` hears what is owed for the results, as it changes. @throws what ends the life */
export async function live(house: House, steps: Step[], owe: (dues: Dues) => void) {
  let dues = both('nothing')
  function change(changes: Dues = {}) {
    dues = { ...dues, ...changes }
    owe(dues)
  }
  change()
  for (const { act, during, after } of steps) {
    change(during)
    await act(house)
    change(after)
  }
}

async function upload(house: House) {
  house.refused.add(NEGATIVE)
  await house.upload(imageNow(), RECIPES)
}

export function imageNow(): Image {
  const createdAt = new Date().toISOString()
  const expiresAt = new Date(Date.now() + HOUR_MS).toISOString()
  const original = { name: 'a.jpg', format: 'jpeg', width: 3, height: 2, bytes: 11 }
  return { id: ID, createdAt, expiresAt, original }
}

/** Whoever asks second is answered as soon as the first one's mark is seen, which is not on disk yet. */
async function askTwice(house: House) {
  house.refused.clear()
  const first = house.ask(ID, NEGATIVE)
  first.catch(() => {})
  while ((await house.images.readState(ID, NEGATIVE))?.status === 'failed') await nextTurn()
  await Promise.race([first, house.ask(ID, NEGATIVE)])
}

async function settleHalf({ images }: House) {
  const key = resultKey(ID, GRAYSCALE)
  const mark = await images.readMark(ID, GRAYSCALE)
  const { askedAt, markedAt } = mark ?? { askedAt: '', markedAt: '' }
  const settled = { recipe: GRAYSCALE, askedAt, markedAt, status: 'done' }
  await images.storage.writeOnce(key, printOf(GRAYSCALE))
  await images.storage.writeOnce(`${key}.json`, JSON.stringify(settled), { durable: false })
}
