import type { Pixels } from './pixels.ts'

/** Of a sample and those around it, three rows of three. Beyond the edge, the nearest there is. */
type Around = (
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

/** Each sample of light or colour made anew from those around it, in place; alpha stays. */
export function convolve({ data, channels, picture }: Pixels, make: Around) {
  const { width, height, frames } = picture
  const rowBytes = width * channels
  const colours = channels - ((channels + 1) % 2)
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
        make
      })
      above = here
      here = next
    }
  }
}

type Row = { channels: number; colours: number; make: Around }

function convolveRow(
  rows: [Buffer, Buffer, Buffer],
  out: Buffer,
  { channels, colours, make }: Row
) {
  const [above, here, below] = rows
  for (let x = 0; x < out.length; x += channels) {
    const left = x === 0 ? 0 : x - channels
    const right = x + channels < out.length ? x + channels : x
    for (let c = 0; c < colours; c++) {
      const value = make(
        above[left + c] as number,
        above[x + c] as number,
        above[right + c] as number,
        here[left + c] as number,
        here[x + c] as number,
        here[right + c] as number,
        below[left + c] as number,
        below[x + c] as number,
        below[right + c] as number
      )
      out[x + c] = value < 0 ? 0 : value > 255 ? 255 : value + 0.5
    }
  }
}
