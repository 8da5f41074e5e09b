import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import t from 'tap'

const DOCS = join(import.meta.dirname, '../../docs')
const WRITER = join(DOCS, 'treatments.ts')
/** Of 255, on average: other processors round otherwise, and WebP makes more of it. */
const ROUNDING = 2

const pixels = async (path: string) => {
  const { data, info } = await sharp(path)
    .flatten({ background: '#808080' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, size: `${info.width}x${info.height}` }
}

t.test('docs/treatments.md and its pictures are what the code makes now', async (t) => {
  const fresh = t.testdir({})
  const env = { ...process.env, FONTCONFIG_FILE: join(DOCS, '../fonts/fonts.conf') }
  await promisify(execFile)(process.execPath, [WRITER, fresh], { env })
  const read = (folder: string) => readFile(join(folder, 'treatments.md'), 'utf8')
  t.equal(await read(DOCS), await read(fresh), 'npm run docs writes it anew')

  const drawn = (await readdir(join(fresh, 'treatments'))).sort()
  const kept = (await readdir(join(DOCS, 'treatments'))).filter((name) => name.endsWith('.webp'))
  t.strictSame(kept.sort(), drawn)
  for (const name of drawn) {
    const [now, then] = await Promise.all(
      [fresh, DOCS].map((folder) => pixels(join(folder, 'treatments', name)))
    )
    if (!now || !then) throw new Error('never')
    t.equal(then.size, now.size, name)
    t.ok(distance(now.data, then.data) < ROUNDING, name)
  }
})

function distance(one: Buffer, other: Buffer): number {
  return one.reduce((sum, value, i) => sum + Math.abs(value - (other[i] ?? 0)), 0) / one.length
}
