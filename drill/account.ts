import { setTimeout as delay } from 'node:timers/promises'
import { MINUTE_MS, SECOND_MS } from '#lib/units.ts'
import type { ImageJson } from '../apps/web/results/image-json.ts'
import type { Place } from './run.ts'
import type { Accepted } from './sender.ts'

/** What is not settled although nothing else was for so long is stuck. */
const PATIENCE_MS = 5 * MINUTE_MS
const LOOK_MS = 300

export type Account = {
  images: number
  results: number
  done: number
  /** Of images that cannot be developed. */
  failed: number
  /** Not there, or not asked for, although it was accepted. */
  lost: string[]
  /** Settled more than once. */
  doubled: string[]
  stuck: string[]
  /** Failed although the image is whole, done although it is not, or without its bytes. */
  wrong: string[]
  /** After the last fault, until all were settled. */
  settledAfterSeconds: number
}

type Verdict = 'done' | 'failed' | 'lost' | 'stuck' | 'wrong'

/** Waits until each accepted result is settled, and says what became of it. */
export async function accountFor(place: Place, accepted: Accepted[]): Promise<Account> {
  const began = performance.now()
  const verdicts = new Map<string, Verdict>()
  let until = began + PATIENCE_MS
  for (const one of accepted) {
    const found = await settled(place.url, one, until)
    for (const [recipe, verdict] of found) verdicts.set(`${one.id} ${recipe}`, verdict)
    if (found.every(([, verdict]) => verdict !== 'stuck')) until = performance.now() + PATIENCE_MS
  }
  const of = (wanted: Verdict) =>
    [...verdicts].filter(([, is]) => is === wanted).map(([name]) => name)
  return {
    images: accepted.length,
    results: verdicts.size,
    ...{ done: of('done').length, failed: of('failed').length },
    ...{ lost: of('lost'), stuck: of('stuck'), wrong: of('wrong') },
    doubled: settledTwice(place.output()),
    settledAfterSeconds: (performance.now() - began) / SECOND_MS
  }
}

async function settled(urlNow: Place['url'], accepted: Accepted, until: number) {
  for (;;) {
    const url = await urlNow()
    const image = await read(url, accepted.id)
    const isOver = performance.now() > until
    const found = await Promise.all(
      accepted.recipes.map(async (recipe) => {
        const verdict =
          image === undefined ? 'stuck' : await judge(url, image, { ...accepted, recipe })
        return [recipe, verdict] as [string, Verdict]
      })
    )
    if (isOver || found.every(([, verdict]) => verdict !== 'stuck')) return found
    await delay(LOOK_MS)
  }
}

/** null: there is no such image; undefined: nobody answers just now. */
async function read(url: string, id: string): Promise<ImageJson | null | undefined> {
  const response = await fetch(`${url}/images/${id}`).catch(() => undefined)
  if (response?.status === 404) return null
  return response?.ok ? ((await response.json()) as ImageJson) : undefined
}

type Asked = { recipe: string; isBroken: boolean }

async function judge(
  url: string,
  image: ImageJson | null,
  { recipe, isBroken }: Asked
): Promise<Verdict> {
  const result = image?.results.find((one) => one.recipe === recipe)
  if (!result) return 'lost'
  if (result.status === 'failed') return isBroken ? 'failed' : 'wrong'
  if (result.status !== 'done') return 'stuck'
  const response = await fetch(url + result.url).catch(() => undefined)
  if (!response) return 'stuck'
  const bytes = (await response.arrayBuffer()).byteLength
  return response.ok && bytes === result.bytes && !isBroken ? 'done' : 'wrong'
}

/** By the log: whoever settles a result says so. */
function settledTwice(output: string): string[] {
  const times = new Map<string, number>()
  for (const [line] of output.matchAll(/^\{.*"image (?:not )?developed".*\}$/gm)) {
    const { image, recipe } = JSON.parse(line) as { image: string; recipe: string }
    times.set(`${image} ${recipe}`, (times.get(`${image} ${recipe}`) ?? 0) + 1)
  }
  return [...times].filter(([, count]) => count > 1).map(([name]) => name)
}
