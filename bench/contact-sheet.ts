/**
 * Time to make a contact sheet of a 12-megapixel photograph, compared with decoding it once. The two
 * alternate in one process. node bench/contact-sheet.ts
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { PREVIEW_SHEET } from '#lib/recipes/preview.ts'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { TONE_RECIPES } from '#lib/recipes/tone-recipes.ts'
import { develop } from '../apps/receiver/develop/develop.ts'
import { inspect } from '../apps/receiver/develop/inspect.ts'
import { photo } from '../tests/support/images/photos.ts'
import { median, timed } from './timing.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 9)
const BAR = 2.5
const LIMITS = { maxPixels: 75_000_000, maxSide: 16_384, maxFrames: 100 }

const folder = await mkdtemp(join(tmpdir(), 'revelado-bench-'))
const original = join(folder, 'original.jpg')
await writeFile(original, await photo(4000, 3000))
const recipe = parseRecipe(PREVIEW_SHEET)
const decodings: number[] = []
const sheets: number[] = []
for (let round = 0; round <= ROUNDS; round++) {
  decodings.push(await timed(() => sharp(original).raw().toBuffer()))
  sheets.push(await timed(makeSheet))
}
await rm(folder, { recursive: true })

const [decoding, sheet] = [median(decodings.slice(1)), median(sheets.slice(1))]
console.log(
  `${TONE_RECIPES.length} small prints ${sheet.toFixed(0)} ms, decoding once ${decoding.toFixed(0)} ms:`,
  `${(sheet / decoding).toFixed(2)} times (at most ${BAR})`
)

async function makeSheet() {
  const inspection = await inspect(original, recipe, LIMITS)
  await develop(original, inspection, {
    recipe,
    outputPath: join(folder, 'sheet.png'),
    limits: LIMITS
  })
}
