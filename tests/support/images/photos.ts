import sharp from 'sharp'

/**
 * A JPEG like a photograph: gradients, noise, edges. The same size gives the same bytes. A plain
 * colour would compress so well that tests of speed and size would mislead.
 */
export async function photo(width: number, height: number, seed = 1): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3)
  let state = seed
  for (let i = 0; i < pixels.length; i++) {
    // xorshift32 (Marsaglia 2003): quick, and the same on every machine
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    const at = Math.floor(i / 3)
    const slope = ((at % width) / width + Math.floor(at / width) / height) * 90
    pixels[i] = 60 + slope + (i % 3) * 15 + ((state >>> 24) & 15)
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer()
}
