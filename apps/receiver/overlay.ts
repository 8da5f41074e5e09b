import type { Pixels } from './pixels.ts'

/** A colour, and how much of it lies on each pixel of a rectangle, of 255. */
export type Cover = {
  data: Buffer
  width: number
  height: number
  color: Buffer
  opacity: number
}

/** Lays the colour on every frame, in place; what stands out of the image is left out. */
export function lay(pixels: Pixels, cover: Cover, at: { left: number; top: number }) {
  const { width, height, frames } = pixels.picture
  for (let frame = 0; frame < frames; frame++) {
    for (let y = Math.max(0, -at.top); y < Math.min(cover.height, height - at.top); y++) {
      const row = (frame * height + at.top + y) * width + at.left
      for (let x = Math.max(0, -at.left); x < Math.min(cover.width, width - at.left); x++) {
        const share = ((cover.data[y * cover.width + x] as number) / 255) * cover.opacity
        if (share > 0) mix(pixels, row + x, cover.color, share)
      }
    }
  }
}

/** W3C compositing, source over: https://www.w3.org/TR/compositing-1/#porterduffcompositingoperators_srcover */
function mix({ data, channels }: Pixels, pixel: number, color: Buffer, share: number) {
  const alpha = channels % 2 === 0
  const colours = alpha ? channels - 1 : channels
  const at = pixel * channels
  const below = alpha ? ((data[at + colours] as number) / 255) * (1 - share) : 1 - share
  const whole = below + share
  for (let c = 0; c < colours; c++) {
    const mixed = (below * (data[at + c] as number) + share * (color[c] as number)) / whole
    data[at + c] = Math.round(mixed)
  }
  if (alpha) data[at + colours] = Math.round(whole * 255)
}
