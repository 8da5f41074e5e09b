import type { RawSamples } from './to-srgb.ts'

/** Turns full-range Y, Cb and Cr of 8 bits into RGB, in place: BT.601, as TIFF 6.0, section 21. */
export function ycbcrToRgb({ data, channels }: RawSamples) {
  const levels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length)
  for (let at = 0; at < data.length; at += channels) {
    const y = data[at] as number
    const cb = (data[at + 1] as number) - 128
    const cr = (data[at + 2] as number) - 128
    levels[at] = y + 1.402 * cr
    levels[at + 1] = y - 0.344_136 * cb - 0.714_136 * cr
    levels[at + 2] = y + 1.772 * cb
  }
}
