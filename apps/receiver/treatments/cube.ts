import type { Pixels } from '../pixels.ts'

/** Red, green and blue from 0 to 255 of `size`³ points; red changes fastest. */
export type Cube = { size: number; colours: Float32Array }

const LEVELS = 256

/** Reads Adobe's Cube LUT Specification 1.0, of three dimensions and from 0 to 1. */
export function readCube(text: string): Cube {
  const size = Number(/^LUT_3D_SIZE\s+(\d+)/m.exec(text)?.[1])
  const samples = text
    .split('\n')
    .filter((line) => /^[-.\d]/.test(line))
    .flatMap((line) => line.trim().split(/\s+/).map(Number))
  if (samples.length !== 3 * size ** 3) {
    throw new Error(`A .cube of size ${size} has ${samples.length} samples, not 3 · ${size}³.`)
  }
  return { size, colours: Float32Array.from(samples, (sample) => sample * (LEVELS - 1)) }
}

/** The same, nearer to what changes nothing: 0 is that, 1 the cube as it was. */
export function weaken({ size, colours }: Cube, strength: number): Cube {
  const weaker = colours.map((sample, i) => {
    const place = Math.floor(Math.floor(i / 3) / size ** (i % 3)) % size
    const own = ((LEVELS - 1) * place) / (size - 1)
    return own + strength * (sample - own)
  })
  return { size, colours: weaker }
}

/**
 * Tetrahedral interpolation: from the corner below, along the axis on which the colour lies
 * farthest first. J. Kasson and others, Performing color space conversions with three-dimensional
 * linear interpolation (1995).
 */
export function paintCube({ data, channels }: Pixels, { size, colours }: Cube) {
  const { below, share } = levels(size)
  for (let at = 0; at < data.length; at += channels) {
    const red = data[at] as number
    const green = data[at + 1] as number
    const blue = data[at + 2] as number
    let far = share[red] as number
    let middle = share[green] as number
    let near = share[blue] as number
    let first = 3
    let second = 3 * size
    let third = second * size
    let corner = (below[red] as number) * first
    corner += (below[green] as number) * second + (below[blue] as number) * third
    if (far < middle) [far, middle, first, second] = [middle, far, second, first]
    if (middle < near) [middle, near, second, third] = [near, middle, third, second]
    if (far < middle) [far, middle, first, second] = [middle, far, second, first]
    const next = corner + first
    const after = next + second
    const last = after + third
    const [a, b, c] = [1 - far, far - middle, middle - near]
    for (let i = 0; i < 3; i++) {
      const start = a * (colours[corner + i] as number) + b * (colours[next + i] as number)
      const end = c * (colours[after + i] as number) + near * (colours[last + i] as number)
      data[at + i] = start + end + 0.5
    }
  }
}

/** For each of the 256 levels the point below it, and how far it is from there to the next. */
function levels(size: number) {
  const places = Array.from({ length: LEVELS }, (_, level) => (level * (size - 1)) / (LEVELS - 1))
  const below = Uint8Array.from(places, (place) => Math.min(Math.floor(place), size - 2))
  return { below, share: Float32Array.from(places, (place, i) => place - (below[i] as number)) }
}
