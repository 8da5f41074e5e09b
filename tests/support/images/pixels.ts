import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import type { Test } from 'tap'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { develop } from '../../../apps/receiver/develop/develop.ts'
import { inspect, type Limits } from '../../../apps/receiver/develop/inspect.ts'
import { expireLentMemory } from '../../../apps/receiver/png/loops.ts'

expireLentMemory()

export const LIMITS: Limits = { maxPixels: 75_000_000, maxSide: 16_384, maxFrames: 100 }

export type Colour = number[]

/** Rows of pixels. Their numbers of samples (1 to 4) make the kind of image. */
export function draw(rows: Colour[][]): Sharp {
  const channels = rows[0]?.[0]?.length as 1 | 2 | 3 | 4
  const raw = { width: rows[0]?.length as number, height: rows.length, channels }
  return sharp(Buffer.from(rows.flat(2)), { raw })
}

export async function drawPng(rows: Colour[][]): Promise<Buffer> {
  const gray = (rows[0]?.[0]?.length ?? 0) < 3
  return draw(rows)
    .toColourspace(gray ? 'b-w' : 'srgb')
    .png()
    .toBuffer()
}

/** `orientation` is EXIF's, from 1 to 8: how the camera was held. */
export async function drawJpeg(rows: Colour[][], orientation = 1): Promise<Buffer> {
  return draw(rows).withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer()
}

/**
 * Develops an image in memory through files, as the receiver does. `mark` is the image of every
 * watermark.
 */
export function print(
  t: Test,
  image: Buffer,
  recipe: string,
  limits: Limits = LIMITS,
  watermark?: Buffer
) {
  return printIn(t.testdir(), image, recipe, { limits, watermark })
}

type Given = { limits?: Limits; watermark?: Buffer | undefined }

/** The same, in a given folder that may be in use already. */
export async function printIn(
  folder: string,
  image: Buffer,
  recipe: string,
  { limits = LIMITS, watermark }: Given = {}
) {
  const original = join(folder, 'original')
  await writeFile(original, image)
  const read = parseRecipe(recipe)
  const watermarkPath = join(folder, 'watermark')
  if (watermark) await writeFile(watermarkPath, watermark)
  const inspection = await inspect(original, read, {
    ...limits,
    originalOf: () => (watermark ? watermarkPath : undefined)
  })
  const outputPath = join(folder, 'result')
  const made = await develop(original, inspection, { recipe: read, outputPath, limits })
  return { ...made, inspection, bytes: await readFile(outputPath) }
}

/** Red, green, blue, alpha, red, … of every pixel, whatever the file holds. */
export async function samplesOf(image: Buffer): Promise<Buffer> {
  return sharp(image).toColourspace('srgb').ensureAlpha().raw().toBuffer()
}

/** Every pixel as [red, green, blue, alpha]. */
export async function pixelsOf(image: Buffer): Promise<Colour[]> {
  const rgba = await samplesOf(image)
  return Array.from({ length: rgba.length / 4 }, (_, i) => [...rgba.subarray(4 * i, 4 * i + 4)])
}

/** The pixels of an image that has one channel: its light. */
export async function lightOf(image: Buffer): Promise<number[]> {
  return (await pixelsOf(image)).map(([red]) => red as number)
}

/** The colour type in a PNG's header: 0 gray, 2 RGB, 4 gray with alpha, 6 RGBA. */
export function pngColourType(png: Buffer): number {
  return png.readUInt8(25)
}

/** A picture of which no two regions are alike. */
export function scene(width: number, height: number, channels: 1 | 2 | 3 | 4 = 3): Colour[][] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => {
      const red = Math.round((255 * x) / width)
      const green = Math.round((255 * y) / height)
      const blue = (x * y * 7 + x * 31) % 256
      const alpha = (x * 5 + y * 3) % 256
      if (channels === 1) return [blue]
      if (channels === 2) return [blue, alpha]
      return channels === 3 ? [red, green, blue] : [red, green, blue, alpha]
    })
  )
}
