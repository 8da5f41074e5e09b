/**
 * Each treatment compared with its baseline, a hand-written sharp pipeline that does the same:
 * a 6-megapixel photograph to JPEG. The two alternate in one process. node bench/treatments.ts [NAME…]
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
import { layerBaselines } from './baselines/layers.ts'
import { loopBaselines } from './baselines/loops.ts'
import { type Baseline, operationBaselines, throughPixels } from './baselines/operations.ts'
import { median, timed } from './timing.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 5)
const BAR = 1.3
const WIDTH = 3000
const HEIGHT = 2000
const LIMITS = { maxPixels: 75_000_000, maxSide: 16_384, maxFrames: 100 }

// As in the receiver: one thread per image
sharp.concurrency(1)
sharp.cache(false)
// The baselines draw their overlays as SVG
allowSvg()

const folder = await mkdtemp(join(tmpdir(), 'revelado-bench-'))
const original = join(folder, 'original.jpg')
const print = join(folder, 'print.jpg')
await writeFile(original, await photo(WIDTH, HEIGHT))

const BASELINES = { ...operationBaselines, ...layerBaselines, ...loopBaselines }
const names = process.argv.slice(2)
console.log('ratio  ours ms  baseline ms  recipe')
for (const [name, { example }] of Object.entries(treatments)) {
  if (names.length > 0 && !names.includes(name)) continue
  await compare(example, BASELINES[example])
}
await rm(folder, { recursive: true })

/** Without a baseline of its own, a treatment is compared with decoding and encoding alone. */
async function compare(example: string, baseline: Baseline | undefined) {
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    ours.push(await timed(() => developed(`${example},output:format=jpeg`)))
    theirs.push(await timed(() => printed(baseline ?? throughPixels)))
  }
  const [mine, other] = [median(ours.slice(1)), median(theirs.slice(1))]
  const ratio = mine / other
  const verdict = baseline
    ? ratio <= BAR
      ? ''
      : `  above ${BAR}`
    : '  (baseline only decodes and encodes)'
  const columns = [
    ratio.toFixed(2).padStart(5),
    mine.toFixed(0).padStart(9),
    other.toFixed(0).padStart(13)
  ]
  console.log(`${columns.join('')}   ${example}${verdict}`)
}

/** Uses our JPEG settings: sharp's default takes half as long again and saves bytes. */
async function printed(baseline: Baseline) {
  const pipeline = await baseline(original)
  await pipeline.jpeg({ quality: 80, optimiseCoding: false }).toFile(print)
}

async function developed(text: string) {
  const recipe = parseRecipe(text)
  const inspection = await inspect(original, recipe, { ...LIMITS, originalOf: () => original })
  await develop(original, inspection, { recipe, outputPath: print, limits: LIMITS })
}
