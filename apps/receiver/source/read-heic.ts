import { MEGABYTE } from '#lib/units.ts'
import type { ColourEncoding } from '../colour/encoding.ts'
import { toSrgb } from '../colour/to-srgb.ts'
import type { Header, Reading } from '../pipeline/decode.ts'
import { UndevelopableError } from '../pipeline/undevelopable.ts'
import { decodeHeic } from './decode-heic.ts'
import { unmultiply } from './samples.ts'

/** What the decoder takes at its peak, in all and for each pixel (measured: docs/memory.md). */
const DECODER = 28 * MEGABYTE
const PIXEL_BYTES = 11
const ALPHA_BYTES = 4

let decoder: string | undefined

/** The path of libheif-js, where there is one. */
export function setHeicDecoder(path: string | undefined) {
  decoder = path
}

/** @throws UndevelopableError when there is no decoder */
export function readHeic(
  { source, width, height, metadata }: Header,
  { encoding, premultiplied }: { encoding: ColourEncoding | undefined; premultiplied: boolean }
): Reading {
  const found = decoder
  if (!found) throw new UndevelopableError({ code: 'heic', parameters: {} })
  const alpha = metadata.hasAlpha
  return {
    gray: false,
    alpha,
    bytes: DECODER + width * height * (PIXEL_BYTES + (alpha ? ALPHA_BYTES : 0)),
    async read() {
      const decoded = await decodeHeic({ decoder: found, source })
      assertSize(decoded, { width, height })
      const { samples, channels } = decoded
      const raw = { data: new Uint8Array(samples), channels, black: 0, white: 255, top: 255 }
      if (premultiplied) unmultiply(raw)
      const data = encoding ? toSrgb(raw, encoding) : Buffer.from(samples)
      const size = { width: decoded.width, height: decoded.height }
      const picture = { ...size, frames: 1, gray: false, alpha: channels === 4, deep: false }
      return { data, channels, picture }
    }
  }
}

type Size = { width: number; height: number }

function assertSize({ width, height }: Size, claimed: Size) {
  if (width === claimed.width && height === claimed.height) return
  const parameters = { subject: 'image', width, height, claimed } as const
  throw new UndevelopableError({ code: 'contradictory-size', parameters })
}
