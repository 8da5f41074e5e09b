import { colourChannels, type Pixels } from './picture.ts'

/**
 * Computes a sample from itself (`e`) and its eight neighbours, row by row. At an edge, the nearest
 * samples are repeated.
 */
// biome-ignore lint/complexity/useMaxParams: an array of nine samples took up to 1.4 times as long
type Kernel = (
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
  i: number
) => number

/** Applies the kernel to every colour channel of each frame, in place; alpha stays as it is. */
export function convolve({ data, channels, picture }: Pixels, kernel: Kernel) {
  const { width, height, frames } = picture
  const rowBytes = width * channels
  const colours = colourChannels(channels)
  for (let frame = 0; frame < frames; frame++) {
    const start = frame * height * rowBytes
    let above = Buffer.from(data.subarray(start, start + rowBytes))
    let here = Buffer.from(above)
    for (let y = 0; y < height; y++) {
      const at = start + y * rowBytes
      const below = y + 1 < height ? data.subarray(at + rowBytes, at + 2 * rowBytes) : here
      const next = Buffer.from(below)
      convolveRow([above, here, next], data.subarray(at, at + rowBytes), {
        channels,
        colours,
        kernel
      })
      above = here
      here = next
    }
  }
}

type RowOptions = { channels: number; colours: number; kernel: Kernel }

/** Slides the 3 × 3 window along the row, so that only its right column is read. */
function convolveRow(
  rows: [Buffer, Buffer, Buffer],
  out: Buffer,
  { channels, colours, kernel }: RowOptions
) {
  const [above, here, below] = rows
  for (let channel = 0; channel < colours; channel++) {
    let a = above[channel] as number
    let d = here[channel] as number
    let g = below[channel] as number
    let [b, e, h] = [a, d, g]
    for (let x = channel; x < out.length; x += channels) {
      const right = x + channels < out.length ? x + channels : x
      const c = above[right] as number
      const f = here[right] as number
      const i = below[right] as number
      const value = kernel(a, b, c, d, e, f, g, h, i)
      out[x] = value < 0 ? 0 : value > 255 ? 255 : value + 0.5
      a = b
      b = c
      d = e
      e = f
      g = h
      h = i
    }
  }
}
