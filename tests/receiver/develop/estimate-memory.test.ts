import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp, { type Sharp } from 'sharp'
import t from 'tap'
import { MEGABYTE } from '#lib/units.ts'
import { photo } from '../../support/images/photos.ts'
import { tiffOf } from '../../support/images/tiff-of.ts'
import { CHUNKS, withChunks, withNclx } from '../../support/images/told-colours.ts'

const PEAK = join(import.meta.dirname, '../../support/images/peak.ts')

// Each in a process of its own, so that they may run side by side.
t.jobs = 2

const skip = existsSync('/proc/self/status') ? false : 'the peak is read from /proc'

const photograph = sharp(await photo(4000, 3000))
// What packs it best packs it slowly, and is unpacked in as much memory.
const quickly = { compressionLevel: 1 }
const little = sharp(await photo(500, 1900))
const sideways = photograph.clone().withMetadata({ orientation: 6 })

const hungry: Record<string, [original: Sharp, recipe: string, atMost: number]> = {
  'a JPEG to gray': [photograph.clone().jpeg(), 'grayscale', 30],
  'a JPEG made small': [photograph.clone().jpeg(), 'resize:width=400', 15],
  'a progressive JPEG': [photograph.clone().jpeg({ progressive: true }), 'grayscale', 70],
  'a JPEG on its side': [sideways.clone().jpeg(), 'output:format=jpeg', 70],
  'an interlaced PNG': [photograph.clone().png({ ...quickly, progressive: true }), 'grayscale', 70],
  'a PNG of 16 bits': [
    photograph.clone().toColourspace('rgb16').png(quickly),
    'resize:width=400',
    50
  ],
  'a WebP': [photograph.clone().webp({ effort: 0 }), 'grayscale', 120],
  'a WebP made small': [photograph.clone().webp({ effort: 0 }), 'resize:width=400', 15],
  'a JPEG trimmed': [photograph.clone().jpeg(), 'trim', 160],
  'an AVIF': [photograph.clone().avif({ effort: 0 }), 'grayscale', 240],
  'a false-colour print': [photograph.clone().jpeg(), 'thermal', 70],
  'a false-colour print with alpha': [
    photograph.clone().ensureAlpha(0.5).png(quickly),
    'thermal',
    130
  ],
  'an AVIF print': [photograph.clone().jpeg(), 'resize:width=2000,output:format=avif', 170],
  'a progressive print': [photograph.clone().jpeg(), 'output:format=jpeg;progressive=true', 110],
  'a print enlarged around what matters': [
    little.clone().jpeg(),
    'resize:width=3000;height=3000;fit=cover;gravity=attention;enlarge=true',
    170
  ],
  'a thin image enlarged around what matters': [
    await plain(1, 16_000),
    'resize:width=256;height=256;fit=cover;enlarge=true;gravity=attention',
    15
  ],
  'a thin image enlarged around its middle': [
    await plain(1, 16_000),
    'resize:width=2560;height=2560;fit=cover;enlarge=true',
    60
  ],
  'a blurred print': [little.clone().jpeg(), 'blur:sigma=100', 40],
  'a large watermark': [photograph.clone().jpeg(), `watermark:size=20;text=${'W'.repeat(20)}`, 170],
  'a contact sheet': [little.clone().jpeg(), 'contact-sheet:size=480', 70],
  'many steps': [
    little.clone().jpeg(),
    'resize:width=1000;enlarge=true,rotate:angle=30,flip,sepia,rotate,vintage,extend,trim,blur',
    250
  ]
}

const [WIDTH, HEIGHT] = [4000, 3000]
const told = async (image: Sharp, name: string) =>
  withChunks(await image.png(quickly).toBuffer(), CHUNKS[name] ?? [])
const floats = () =>
  tiffOf({
    width: WIDTH,
    height: HEIGHT,
    bits: 32,
    perPixel: 1,
    photometric: 1,
    samples: Buffer.from(new Float32Array(WIDTH * HEIGHT).fill(0.4).buffer),
    tags: [[339, 3, 1, 3]]
  })
const labs = () =>
  tiffOf({
    width: WIDTH,
    height: HEIGHT,
    bits: 8,
    perPixel: 3,
    photometric: 8,
    samples: Buffer.alloc(3 * WIDTH * HEIGHT, 90)
  })
const wideAvif = async () =>
  withNclx(await photograph.clone().avif({ effort: 0, lossless: true }).toBuffer(), [12, 13])

/** Their samples are read, and converted by us. */
const read: Record<string, [original: () => Promise<Buffer>, recipe: string, atMost: number]> = {
  'a PNG of Display P3': [() => told(photograph.clone(), 'cICP P3'), 'grayscale', 90],
  'a PNG of Display P3 made small': [
    () => told(photograph.clone(), 'cICP P3'),
    'resize:width=400',
    70
  ],
  'a PNG of 16 bits and PQ': [
    () => told(photograph.clone().toColourspace('rgb16'), 'cICP PQ'),
    'thermal',
    150
  ],
  'an AVIF of Display P3': [wideAvif, 'grayscale', 260],
  'a TIFF of floating-point numbers': [async () => floats(), 'grayscale', 110],
  'a TIFF of Lab': [async () => labs(), 'output:format=jpeg', 110]
}
for (const [name, [make, recipe, atMost]] of Object.entries(read)) {
  testMemory(name, make, [recipe, atMost])
}
for (const [name, [original, recipe, atMost]] of Object.entries(hungry)) {
  testMemory(name, () => original.toBuffer(), [recipe, atMost])
}

function testMemory(
  name: string,
  make: () => Promise<Buffer>,
  [recipe, atMost]: [recipe: string, atMost: number]
) {
  t.test(`${name} takes no more memory than was estimated`, { skip }, async (t) => {
    const folder = t.testdir({})
    const path = join(folder, 'original')
    await writeFile(path, await make())
    const { peak, estimate } = await develop(path, recipe, join(folder, 'result'))
    const numbers = `${Math.round(peak / MEGABYTE)} of ${Math.round(estimate / MEGABYTE)} MB`
    t.ok(peak <= estimate * 1.15, numbers)
    t.ok(estimate <= atMost * MEGABYTE, `${numbers}, where ${atMost} would do`)
  })
}

/** With glibc's memory in one arena: what is freed by one thread is used again by the next. */
async function develop(...args: string[]): Promise<{ peak: number; estimate: number }> {
  const env = { ...process.env, MALLOC_ARENA_MAX: '1' }
  const { stdout } = await promisify(execFile)(process.execPath, [PEAK, ...args], { env })
  return JSON.parse(stdout)
}

async function plain(width: number, height: number): Promise<Sharp> {
  const drawn = sharp({ create: { width, height, channels: 3, background: '#204060' } })
  return sharp(await drawn.png().toBuffer()).png()
}
