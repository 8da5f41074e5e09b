import sharp, { type Sharp } from 'sharp'
import type { brokenImages } from '../broken-images.ts'
import { type Colour, draw, scene } from '../pixels.ts'

export const WIDTH = 24
export const HEIGHT = 16

/** What a print must show is either the scene, or what a library of colour makes of it. */
export type FormatSample = {
  format: string
  kind: string
  bytes: Buffer
  /** What is lost; without it, every sample must come out as it went in. */
  loses?: string
  /** RGBA of the scene in this kind; undefined: colours are converted, and compared elsewhere. */
  wanted?: Buffer | undefined
}

export const drawn = (channels: 1 | 2 | 3 | 4) => draw(scene(WIDTH, HEIGHT, channels))
export const gray = () => drawn(1).toColourspace('b-w')
export const grayAlpha = () => drawn(2).toColourspace('b-w')
export const rgb = () => drawn(3)
export const rgba = () => drawn(4)
export const deep = (image: Sharp, space: 'rgb16' | 'grey16') => image.toColourspace(space)

export async function wantedOf(channels: 1 | 2 | 3 | 4): Promise<Buffer> {
  const pixels = scene(WIDTH, HEIGHT, channels).flat()
  return Buffer.from(pixels.flatMap(asRgba))
}

export function asRgba(pixel: Colour): Colour {
  const [first = 0, second = 255, blue, alpha = 255] = pixel
  if (pixel.length < 3) return [first, first, first, pixel.length === 2 ? second : 255]
  return [first, second, blue ?? 0, alpha]
}

export const [GRAY, GRAY_ALPHA, RGB, RGBA] = await Promise.all(
  ([1, 2, 3, 4] as const).map(wantedOf)
)

export const LOSSY = 'what its compression loses'
export const EIGHT = 'bits beyond 8, where a treatment needs pixels or the output holds no more'
export const TO_SRGB = 'colours outside sRGB'

export function refusedOf(
  format: string,
  broken: Awaited<ReturnType<typeof brokenImages>>,
  names: Record<string, string>
): FormatSample[] {
  return Object.entries(names).map(([kind, name]) => ({
    format,
    kind,
    bytes: broken[name]?.bytes ?? Buffer.alloc(0)
  }))
}

export const animation = () => {
  const frame = (level: number) =>
    Buffer.alloc(WIDTH * HEIGHT * 3, Buffer.from([level, 255 - level, 60]))
  const raw = { width: WIDTH, height: 2 * HEIGHT, channels: 3, pageHeight: HEIGHT } as const
  return sharp(Buffer.concat([frame(0), frame(200)]), { raw })
}
