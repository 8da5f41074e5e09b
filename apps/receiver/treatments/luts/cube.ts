import { LEVELS, type Pixels } from '../../pipeline/picture.ts'

/** RGB samples from 0 to 255 of `size`³ points, red changing fastest. */
export type Cube = { size: number; colours: Float32Array }

/** Parses a 3D LUT with values from 0 to 1: Adobe's Cube LUT Specification 1.0. @throws if samples are missing */
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

/** Interpolates between the identity (`strength` 0) and the cube (1). */
export function weaken({ size, colours }: Cube, strength: number): Cube {
  const weaker = colours.map((sample, i) => {
    const place = Math.floor(Math.floor(i / 3) / size ** (i % 3)) % size
    const own = ((LEVELS - 1) * place) / (size - 1)
    return own + strength * (sample - own)
  })
  return { size, colours: weaker }
}

/**
 * Applies the cube in place by tetrahedral interpolation: from a cell's lowest corner, along the axis
 * with the largest fraction first. J. Kasson and others, Performing color space conversions with
 * three-dimensional linear interpolation (1995).
 */
export function paintCube({ data, channels }: Pixels, { size, colours }: Cube) {
  const { below, share } = levels(size)
  const steps: Steps = [3, 3 * size, 3 * size ** 2]
  const [firsts, seconds] = walks(steps)
  for (let at = 0; at < data.length; at += channels) {
    const red = data[at] as number
    const green = data[at + 1] as number
    const blue = data[at + 2] as number
    const r = share[red] as number
    const g = share[green] as number
    const b = share[blue] as number
    const order = (r >= g ? 1 : 0) | (g >= b ? 2 : 0) | (r >= b ? 4 : 0)
    const far = Math.max(r, g, b)
    const near = Math.min(r, g, b)
    const middle = r + g + b - far - near
    const cell = (below[red] as number) + size * (below[green] as number)
    const corner = 3 * (cell + size * size * (below[blue] as number))
    const first = corner + (firsts[order] as number)
    const second = corner + (seconds[order] as number)
    const last = corner + steps[0] + steps[1] + steps[2]
    for (let i = 0; i < 3; i++) {
      data[at + i] =
        (1 - far) * (colours[corner + i] as number) +
        (far - middle) * (colours[first + i] as number) +
        (middle - near) * (colours[second + i] as number) +
        near * (colours[last + i] as number) +
        0.5
    }
  }
}

/** Distance in samples from a point to the next one in red, in green and in blue. */
type Steps = [red: number, green: number, blue: number]

/**
 * The first two steps, indexed by the order of the fractions: red ≥ green (1), green ≥ blue (2) and
 * red ≥ blue (4).
 */
function walks([red, green, blue]: Steps): [first: Uint32Array, second: Uint32Array] {
  const firsts = [blue, blue, green, 0, 0, red, green, red]
  const seconds = [green, red, blue, 0, 0, blue, red, green]
  const both = seconds.map((second, order) => second + (firsts[order] as number))
  return [Uint32Array.from(firsts), Uint32Array.from(both)]
}

/** For each of the 256 levels, the point below it, and its fraction of the way to the next. */
function levels(size: number) {
  const places = Array.from({ length: LEVELS }, (_, level) => (level * (size - 1)) / (LEVELS - 1))
  const below = Uint8Array.from(places, (place) => Math.min(Math.floor(place), size - 2))
  return { below, share: Float64Array.from(places, (place, i) => place - (below[i] as number)) }
}
