import sharp from 'sharp'
import type { Test } from 'tap'
import { print } from './pixels.ts'

export const COLOURS = [
  [150, 110, 90],
  [100, 140, 120],
  [90, 100, 160]
]
export const RAMP = [0, 40, 90, 128, 190, 255]

/** LittleCMS: Display P3 to sRGB. */
export const FROM_P3 = [
  [157, 108, 86],
  [88, 141, 119],
  [88, 100, 165]
]
/** LittleCMS: Adobe RGB (1998) to sRGB. */
export const FROM_ADOBE_RGB = [
  [164, 110, 89],
  [76, 141, 120],
  [85, 100, 163]
]

export type Colour = readonly number[]

/** Bars of 16 × 16 pixels. */
export function bars(colours: readonly Colour[]) {
  const channels = colours[0]?.length as 1 | 3
  const row = colours.flatMap((colour) => Array<Colour>(16).fill(colour))
  const samples = Array<Colour[]>(16).fill(row).flat(2)
  const raw = { width: 16 * colours.length, height: 16, channels }
  const image = sharp(Buffer.from(samples), { raw })
  return channels === 1 ? image.toColourspace('b-w') : image
}

/** The colours in the middle of the bars of a print. */
export async function barsOf(bytes: Buffer): Promise<number[][]> {
  const { data, info } = await sharp(bytes)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Array.from({ length: info.width / 16 }, (_, bar) => {
    const at = (8 * info.width + 16 * bar + 8) * 3
    return [...data.subarray(at, at + 3)]
  })
}

export async function isShown(t: Test, file: Buffer, wanted: readonly Colour[], tolerance = 1) {
  for (const recipe of [
    'flip,flip',
    'flip,output:format=tiff',
    'median,output:format=webp;lossless=true'
  ]) {
    const shown = await barsOf((await print(t, file, recipe)).bytes)
    for (const [i, colour] of shown.entries()) {
      const wantedHere = wanted[i] ?? []
      const close = colour.every((level, c) => Math.abs(level - (wantedHere[c] ?? 0)) <= tolerance)
      t.ok(close, `${recipe}: ${colour} is to be ${wantedHere}`)
    }
  }
}

export const gray = (levels: readonly number[]) => levels.map((level) => [level, level, level])

export async function rawOf(bytes: Buffer) {
  return await sharp(bytes)
    .ensureAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
}

/** Bars of RAMP, of 16 bits a sample. */
export const gray16 = () =>
  Array<number[]>(16)
    .fill(RAMP.flatMap((level) => Array(16).fill(level * 257)))
    .flat()
