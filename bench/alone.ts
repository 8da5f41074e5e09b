/**
 * A child process that develops the photographs without HTTP, storage or queue, a given number at a
 * time: with a plain sharp pipeline, or with our own code. It receives its orders over IPC.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { develop } from '../apps/receiver/develop/develop.ts'
import { inspect } from '../apps/receiver/develop/inspect.ts'

export type Order = { originals: string[]; by: 'sharp' | 'ours'; concurrency: number }
export type Done = { seconds: number; processorMs: number }

const recipe = parseRecipe('grayscale')
const limits = { maxPixels: 75_000_000, maxSide: 16_384, maxFrames: 100 }
const folder = mkdtempSync(join(tmpdir(), 'revelado-alone-'))

process.on('message', async ({ originals, by, concurrency }: Order) => {
  // All files are copies of one photograph, so its header is read once, before the clock starts
  const inspection = await inspect(originals[0] as string, recipe, limits)
  const developers = {
    sharp: (original: string, print: string) =>
      sharp(original).autoOrient().grayscale().png().toFile(print),
    ours: (original: string, print: string) =>
      develop(original, inspection, { recipe, outputPath: print, limits })
  }
  const waiting = [...originals]
  const began = performance.now()
  const processor = process.cpuUsage()

  async function work() {
    for (let original = waiting.pop(); original; original = waiting.pop()) {
      await developers[by](original, join(folder, randomUUID()))
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work))

  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(processor)
  const done: Done = { seconds, processorMs: (user + system) / 1000 / originals.length }
  process.send?.(done)
})

process.on('disconnect', () => {
  rmSync(folder, { recursive: true, force: true })
  process.exit()
})
