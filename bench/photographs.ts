import { join } from 'node:path'
import sharp from 'sharp'

/** A photograph of a cat: fur has as much texture as photographs get. */
const PHOTOGRAPH = join(import.meta.dirname, '../docs/treatments/photograph.jpg')
const WIDTH = 400
const HEIGHT = 300

export type Size = { columns: number; rows: number; quality: number }

/** 400 × 300 pixels, and 3200 × 2100 laid from such pieces: no detail is enlarged. */
export const SIZES = {
  small: { columns: 1, rows: 1, quality: 75 },
  large: { columns: 8, rows: 7, quality: 85 }
} satisfies Record<string, Size>

/** JPEGs of equal size, all different. The same call gives the same bytes. */
export async function photographs(size: Size, count: number): Promise<Buffer[]> {
  const random = randomNumbers()
  const pieces = await Promise.all(Array.from({ length: 48 }, () => piece(random)))
  const chosen = () => pieces[Math.floor(random() * pieces.length)] as Buffer
  return await Array.fromAsync({ length: count }, () =>
    size.columns * size.rows === 1 ? single(size, random) : mosaic(size, chosen)
  )
}

async function single({ quality }: Size, random: () => number): Promise<Buffer> {
  return await raw(await piece(random), 1, 1)
    .jpeg({ quality })
    .toBuffer()
}

async function mosaic({ columns, rows, quality }: Size, chosen: () => Buffer): Promise<Buffer> {
  const stride = columns * WIDTH * 3
  const pixels = Buffer.allocUnsafe(stride * rows * HEIGHT)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = chosen()
      for (let y = 0; y < HEIGHT; y++) {
        const to = (row * HEIGHT + y) * stride + column * WIDTH * 3
        from.copy(pixels, to, y * WIDTH * 3, (y + 1) * WIDTH * 3)
      }
    }
  }
  return await raw(pixels, columns, rows).jpeg({ quality }).toBuffer()
}

function raw(pixels: Buffer, columns: number, rows: number) {
  const size = { width: columns * WIDTH, height: rows * HEIGHT }
  return sharp(pixels, { raw: { ...size, channels: 3 } })
}

/** A part of the photograph, perhaps mirrored, in a light of its own. */
async function piece(random: () => number): Promise<Buffer> {
  const left = Math.floor(random() * (451 - WIDTH))
  const pipeline = sharp(PHOTOGRAPH).extract({ left, top: 0, width: WIDTH, height: HEIGHT })
  if (random() < 0.5) pipeline.flop()
  if (random() < 0.5) pipeline.flip()
  const brightness = 0.85 + random() * 0.3
  return await pipeline
    .modulate({ brightness, saturation: 0.7 + random() * 0.6 })
    .raw()
    .toBuffer()
}

/** xorshift32 (Marsaglia 2003), from 0 to 1. */
function randomNumbers() {
  let state = 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
