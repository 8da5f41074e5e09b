/**
 * Each treatment beside a pipeline of sharp written by hand that does the same: a photograph of 6
 * megapixels to JPEG, turn by turn in one process. node bench/treatments.ts [NAME…]
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { treatments } from '#lib/treatments/index.ts'
import { develop } from '../apps/receiver/develop/develop.ts'
import { inspect } from '../apps/receiver/develop/inspect.ts'
import { allowSvg } from '../apps/receiver/pipeline/sharp.ts'
import { photo } from '../tests/support/images/photos.ts'
import { type ByHand, byHand, throughPixels } from './by-hand.ts'
import { byLayers } from './by-hand-layers.ts'
import { byLoop } from './by-hand-loops.ts'
import { median, timed } from './timing.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 5)
const BAR = 1.3
const WIDTH = 3000
const HEIGHT = 2000
const LIMITS = { maxPixels: 75_000_000, maxSide: 16_384, maxFrames: 100 }

// As in the receiver: an image has one thread
sharp.concurrency(1)
sharp.cache(false)
// What is laid over by hand is drawn
allowSvg()

const folder = await mkdtemp(join(tmpdir(), 'revelado-bench-'))
const original = join(folder, 'original.jpg')
const print = join(folder, 'print.jpg')
await writeFile(original, await photo(WIDTH, HEIGHT))

const HANDS = { ...byHand, ...byLayers, ...byLoop }
const names = process.argv.slice(2)
console.log('ratio  ours ms  by hand ms  recipe')
for (const [name, { example }] of Object.entries(treatments)) {
  if (names.length > 0 && !names.includes(name)) continue
  await compare(example, HANDS[example])
}
await rm(folder, { recursive: true })

/** What sharp alone cannot do is held against the least that any program does: pixels in and out. */
async function compare(example: string, hand: ByHand | undefined) {
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    ours.push(await timed(() => developed(`${example},output:format=jpeg`)))
    theirs.push(await timed(() => printed(hand ?? throughPixels)))
  }
  const [mine, other] = [median(ours.slice(1)), median(theirs.slice(1))]
  const ratio = mine / other
  const verdict = hand
    ? ratio <= BAR
      ? ''
      : `  above ${BAR}`
    : '  (by hand: only read and written)'
  const columns = [ratio.toFixed(2), mine.toFixed(0).padStart(9), other.toFixed(0).padStart(11)]
  console.log(`${columns.join('')}   ${example}${verdict}`)
}

/** Packed alike: sharp's default takes half as long again, for fewer bytes. */
async function printed(hand: ByHand) {
  const pipeline = await hand(original)
  await pipeline.jpeg({ quality: 80, optimiseCoding: false }).toFile(print)
}

async function developed(text: string) {
  const recipe = parseRecipe(text)
  const inspection = await inspect(original, recipe, LIMITS, () => original)
  await develop(original, inspection, recipe, print, LIMITS)
}
