import type { Test } from 'tap'
import { allPixelsOf, type Formula, HEIGHT, kinds, untreated, WIDTH } from './kinds.ts'
import { type Colour, print } from './pixels.ts'

/** The pixel at a position; beyond the edge, the nearest one. */
export type At = (x: number, y: number) => Colour

/** A formula that computes a frame, possibly of another size, from the pixels of a frame. */
export function perFrame(
  sizeOf: (width: number, height: number) => [width: number, height: number],
  pixel: (at: At, x: number, y: number, width: number, height: number) => Colour
): Formula {
  return (pixels, { width, height }) => {
    const frames = pixels.length / (width * height)
    const [wide, high] = sizeOf(width, height)
    return Array.from({ length: frames }, (_, frame) => {
      const at: At = (x, y) => {
        const row = clamp(y, height) + frame * height
        return pixels[row * width + clamp(x, width)] as Colour
      }
      return Array.from({ length: wide * high }, (_, i) =>
        pixel(at, i % wide, Math.floor(i / wide), width, height)
      )
    }).flat()
  }
}

export const sameSize = (width: number, height: number): [number, number] => [width, height]

/** Whether a wholly transparent pixel is this near. */
export function isNearHidden(at: At, x: number, y: number, reach: number): boolean {
  const side = 2 * reach + 1
  return Array.from({ length: side * side }, (_, i) =>
    at(x - reach + (i % side), y - reach + Math.floor(i / side))
  ).some(([, , , alpha]) => alpha === 0)
}

/** The colour of a pixel that a formula says nothing of. */
export const ANY_COLOUR = [Number.NaN, Number.NaN, Number.NaN]

/** Weighs the neighbours of a pixel, transparent ones by their alpha. */
export function weighed(at: At, x: number, y: number, kernel: number[][], divisor = 1): Colour {
  const reach = (kernel.length - 1) / 2
  const sum = [0, 0, 0, 0]
  for (const [j, row] of kernel.entries()) {
    for (const [i, weight] of row.entries()) {
      const pixel = at(x + i - reach, y + j - reach)
      const alpha = (pixel[3] as number) / 255
      for (let c = 0; c < 3; c++)
        sum[c] = (sum[c] as number) + (weight * alpha * (pixel[c] as number)) / divisor
      sum[3] = (sum[3] as number) + (weight * (pixel[3] as number)) / divisor
    }
  }
  const share = (sum[3] as number) / 255
  return [...sum.slice(0, 3).map((sample) => (share > 0 ? sample / share : 0)), sum[3] as number]
}

function clamp(at: number, length: number): number {
  return Math.min(Math.max(at, 0), length - 1)
}

/**
 * Compares the print of every kind of image with a formula, colours weighted by alpha.
 * Half-transparent pixels are left out for GIF, which has none.
 */
export async function matchesVisibly(t: Test, recipe: string, formula: Formula, within = 2) {
  for (const [name, { image, frames = 1 }] of Object.entries(kinds)) {
    const format = frames > 1 ? 'output:format=gif' : 'output'
    const before = await untreated(t, name)
    const made = await allPixelsOf((await print(t, image, `${recipe},${format}`)).bytes)
    const expected = formula(before, { width: WIDTH, height: HEIGHT })
    t.equal(made.length, expected.length, `${recipe}, ${name}: pixels`)
    const off = made.map((pixel, i) => {
      const asked = expected[i] as Colour
      const half = frames > 1 && (asked[3] as number) > 0 && (asked[3] as number) < 255
      return half ? 0 : difference(pixel, asked)
    })
    const worst = off.indexOf(Math.max(...off))
    const allowed = frames > 1 ? within + GIF_LOSES : within
    t.ok(
      (off[worst] as number) <= allowed,
      `${recipe}, ${name}: pixel ${worst} is ${made[worst]}, not ${expected[worst]}`
    )
  }
}

const GIF_LOSES = 10

function difference(pixel: Colour, asked: Colour): number {
  const seen = (colour: Colour, c: number) =>
    c === 3 ? (colour[3] as number) : ((colour[c] as number) * (colour[3] as number)) / 255
  const off = pixel.map((_, c) =>
    Math.abs(seen(pixel, c) - Math.min(255, Math.max(0, seen(asked, c))))
  )
  return Math.max(...off)
}
