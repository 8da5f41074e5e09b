import sharp from 'sharp'
import type { Test } from 'tap'
import { type Colour, draw, drawPng, print, scene } from './pixels.ts'

export const WIDTH = 24
export const HEIGHT = 16

type Kind = {
  image: Buffer
  frames?: number
  /** How far a sample may be off: what the format itself loses. */
  within: number
}

/** One image of each kind that cameras, phones and programs make. */
export const kinds: Record<string, Kind> = {
  gray: { image: await drawPng(scene(WIDTH, HEIGHT, 1)), within: 1 },
  'gray with alpha': { image: await drawPng(scene(WIDTH, HEIGHT, 2)), within: 1 },
  RGB: { image: await drawPng(scene(WIDTH, HEIGHT, 3)), within: 1 },
  RGBA: { image: await drawPng(scene(WIDTH, HEIGHT, 4)), within: 1 },
  '16-bit gray': { image: await deep(1), within: 1 },
  '16-bit RGB': { image: await deep(3), within: 1 },
  '16-bit RGBA': { image: await deep(4), within: 1 },
  CMYK: {
    image: await draw(scene(WIDTH, HEIGHT)).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
    within: 1
  },
  // GIF's encoder chooses a palette of its own.
  'an animation': { image: await animation(), frames: 2, within: 12 }
}

/** What a treatment makes of all pixels, frames one below the other. */
export type Formula = (pixels: Colour[], size: { width: number; height: number }) => Colour[]

/** A treatment that treats every pixel alike: red, green, blue, from 0 to 255. */
export function perPixel(formula: (colour: [number, number, number]) => number[]): Formula {
  return (pixels) =>
    pixels.map(([red = 0, green = 0, blue = 0, alpha = 255]) => [
      ...formula([red, green, blue]),
      alpha
    ])
}

/** Compares the print of every kind of image with what a formula makes of the untreated one. */
export async function matchesFormula(t: Test, recipe: string, formula: Formula, extra = 0) {
  for (const [name, { image, frames = 1, within }] of Object.entries(kinds)) {
    const format = frames > 1 ? 'output:format=gif' : 'output'
    const before = await untreated(t, name)
    const made = await print(t, image, frames > 1 ? `${recipe},${format}` : recipe)
    const { pages = 1 } = await sharp(made.bytes).metadata()
    t.equal(pages, frames, `${recipe}, ${name}: frames`)
    const expected = formula(before, { width: WIDTH, height: HEIGHT })
    const got = await allPixelsOf(made.bytes)
    t.equal(got.length, expected.length, `${recipe}, ${name}: pixels`)
    t.ok(farthest(got, expected) <= within + extra, `${recipe}, ${name}: ${worst(got, expected)}`)
  }
}

const asTheyAre = new Map<string, Promise<Colour[]>>()

/** Every pixel of the untreated print, which is made once for all comparisons. */
export function untreated(t: Test, name: string): Promise<Colour[]> {
  const { image, frames = 1 } = kinds[name] as Kind
  const recipe = frames > 1 ? 'output:format=gif' : 'output'
  const pixels =
    asTheyAre.get(name) ?? print(t, image, recipe).then(({ bytes }) => allPixelsOf(bytes))
  asTheyAre.set(name, pixels)
  return pixels
}

/** Every pixel of every frame as [red, green, blue, alpha]. */
export async function allPixelsOf(image: Buffer): Promise<Colour[]> {
  const whole = sharp(image, { animated: true }).toColourspace('srgb').ensureAlpha()
  const rgba = await whole.raw().toBuffer()
  return Array.from({ length: rgba.length / 4 }, (_, i) => [...rgba.subarray(4 * i, 4 * i + 4)])
}

/** The largest difference between two samples. */
function farthest(got: Colour[], expected: Colour[]): number {
  return Math.max(...got.map((pixel, i) => distance(pixel, expected[i] ?? [])))
}

function worst(got: Colour[], expected: Colour[]): string {
  const far = farthest(got, expected)
  const at = got.findIndex((pixel, i) => distance(pixel, expected[i] ?? []) === far)
  return `pixel ${at} is ${got[at]}, not ${expected[at]?.map((sample) => sample.toFixed(1))}`
}

/** Wholly transparent pixels have no colour, and a formula may leave one open. */
function distance(pixel: Colour, other: Colour): number {
  if (other[3] === 0) return pixel[3] as number
  if (Number.isNaN(other[0])) return Math.abs((pixel[3] as number) - (other[3] as number))
  return Math.max(...pixel.map((sample, i) => Math.abs(sample - clip(other[i] ?? Number.NaN))))
}

function clip(sample: number): number {
  return Math.min(255, Math.max(0, sample))
}

/** Exactly the levels that an image of 8 bits has. */
function deep(channels: 1 | 3 | 4): Promise<Buffer> {
  const samples = Uint16Array.from(scene(WIDTH, HEIGHT, channels).flat(2), (level) => level * 257)
  return sharp(samples, { raw: { width: WIDTH, height: HEIGHT, channels } })
    .toColourspace(channels === 1 ? 'grey16' : 'rgb16')
    .png()
    .toBuffer()
}

/** Two frames of few colours, one half of the second transparent. */
async function animation(): Promise<Buffer> {
  const blocks = (colours: Colour[]) =>
    Array.from({ length: HEIGHT }, (_, y) =>
      Array.from({ length: WIDTH }, (_, x) => colours[(x >> 3) + 3 * (y >> 3)] as Colour)
    )
  const first = [
    [255, 0, 0],
    [0, 200, 40],
    [30, 60, 220],
    [250, 240, 90],
    [128, 128, 128],
    [10, 10, 10]
  ]
  const second = [
    [90, 20, 160],
    [220, 170, 140],
    [60, 120, 60],
    [255, 255, 255],
    [0, 0, 0],
    [0, 90, 90]
  ]
  const rows = [
    ...blocks(first.map((c) => [...c, 255])),
    ...blocks(second.map((c, i) => [...c, i === 4 ? 0 : 255]))
  ]
  return sharp(Buffer.from(rows.flat(2)), {
    raw: { width: WIDTH, height: 2 * HEIGHT, channels: 4, pageHeight: HEIGHT }
  })
    .gif({ dither: 0, delay: [100, 100] })
    .toBuffer()
}

/** The luminance of an sRGB colour, weighted in linear light: IEC 61966-2-1. */
export function lightOfColour(colour: number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((sample) => {
    const s = sample / 255
    return s > 0.04045 ? ((s + 0.055) / 1.055) ** 2.4 : s / 12.92
  })
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return 255 * (light > 0.0031308 ? 1.055 * light ** (1 / 2.4) - 0.055 : 12.92 * light)
}
