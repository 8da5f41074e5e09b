import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp, { type Sharp } from 'sharp'
import t from 'tap'
import { MEGABYTE } from '#lib/units.ts'
import { photo } from '../../support/images/photos.ts'

const PEAK = join(import.meta.dirname, '../../support/images/peak.ts')

const skip = existsSync('/proc/self/status') ? false : 'the peak is read from /proc'

const photograph = sharp(await photo(4000, 3000))
// What packs it best packs it slowly, and is unpacked in as much memory.
const quickly = { compressionLevel: 1 }
const sideways = photograph.clone().withMetadata({ orientation: 6 })

const hungry: Record<string, [original: Sharp, recipe: string, atMost: number]> = {
  'a JPEG to gray': [photograph.clone().jpeg(), 'grayscale', 100],
  'a JPEG made small': [photograph.clone().jpeg(), 'resize:width=400', 60],
  'a progressive JPEG': [photograph.clone().jpeg({ progressive: true }), 'grayscale', 140],
  'a JPEG on its side': [sideways.clone().jpeg(), 'output:format=jpeg', 100],
  'an interlaced PNG': [
    photograph.clone().png({ ...quickly, progressive: true }),
    'grayscale',
    140
  ],
  'a WebP': [photograph.clone().webp({ effort: 0 }), 'grayscale', 230],
  'a JPEG trimmed': [photograph.clone().jpeg(), 'trim', 180],
  'an AVIF': [photograph.clone().avif({ effort: 0 }), 'grayscale', 240],
  'a false-colour print': [photograph.clone().jpeg(), 'thermal', 150],
  'a false-colour print with alpha': [
    photograph.clone().ensureAlpha(0.5).png(quickly),
    'thermal',
    230
  ],
  'an AVIF print': [photograph.clone().jpeg(), 'resize:width=2000,output:format=avif', 150]
}

for (const [name, [original, recipe, atMost]] of Object.entries(hungry)) {
  t.test(`${name} takes no more memory than was estimated`, { skip }, async (t) => {
    const folder = t.testdir({})
    const path = join(folder, 'original')
    await writeFile(path, await original.toBuffer())
    const { peak, estimate } = await develop(path, recipe, join(folder, 'result'))
    const numbers = `${Math.round(peak / MEGABYTE)} of ${Math.round(estimate / MEGABYTE)} MB`
    t.ok(peak <= estimate * 1.15, numbers)
    t.ok(estimate <= atMost * MEGABYTE, `${numbers}, where ${atMost} would do`)
  })
}

async function develop(...args: string[]): Promise<{ peak: number; estimate: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [PEAK, ...args])
  return JSON.parse(stdout)
}
