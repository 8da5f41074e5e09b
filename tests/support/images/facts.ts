import sharp from 'sharp'

export type Facts = Awaited<ReturnType<typeof factsOf>>

/** A file's metadata. Sizes are those of one frame. */
export async function factsOf(image: Buffer) {
  const {
    width,
    height,
    pages: frames = 1,
    pageHeight = height,
    ...header
  } = await sharp(image).metadata()
  const { hasAlpha: alpha, space, depth, format } = header
  const gray = space === 'b-w' || space === 'grey16'
  return { width, height: pageHeight, frames, alpha, gray, deep: depth === 'ushort', format }
}

/** Red, green, blue, alpha of every pixel of every frame. */
export function everySample(image: Buffer): Promise<Buffer> {
  return sharp(image, { animated: true }).toColourspace('srgb').ensureAlpha().raw().toBuffer()
}
