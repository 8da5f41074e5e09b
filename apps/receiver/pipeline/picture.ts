/** What is known of the image between two steps, before any pixels exist. */
export type Picture = {
  width: number
  /** Height of one frame. */
  height: number
  frames: number
  /** One gray channel instead of three colour channels, besides any alpha. */
  gray: boolean
  alpha: boolean
  /** 16-bit samples, from 0 to 65535, as decoded. */
  deep: boolean
  /** Still in colour; the encoder is to turn it gray. */
  toBeGrayed?: boolean
}

/** Gray, gray with alpha, RGB, or RGBA. */
export type Channels = 1 | 2 | 3 | 4

/** Interleaved 8-bit samples, row by row, with the frames stacked from top to bottom. */
export type Pixels = { data: Buffer; channels: Channels; picture: Picture }

/** How many values an 8-bit sample can have. */
export const LEVELS = 256

export function isGray(channels: number): boolean {
  return channels < 3
}

export function hasAlpha(channels: number): boolean {
  return channels === 2 || channels === 4
}

/** How many channels there are besides alpha, which comes last. */
export function colourChannels(channels: number): 1 | 3 {
  return isGray(channels) ? 1 : 3
}

export function channelsOf({ gray, alpha }: Picture): Channels {
  if (gray) return alpha ? 2 : 1
  return alpha ? 4 : 3
}

/** Pixels of all frames. */
export function pixelCount({ width, height, frames }: Picture): number {
  return width * height * frames
}

/** Bytes of the picture as pixels in memory, with 8 bits a sample. */
export function byteCount(picture: Picture): number {
  return pixelCount(picture) * channelsOf(picture)
}

/** libvips' name of the colour space. */
export function spaceOf(gray: boolean, deep: boolean): string {
  if (deep) return gray ? 'grey16' : 'rgb16'
  return gray ? 'b-w' : 'srgb'
}
