/** What is known of the image between two steps, before there are any pixels. */
export type Picture = {
  width: number
  /** Of one frame. */
  height: number
  frames: number
  /** One channel of light; two with alpha. */
  gray: boolean
  alpha: boolean
  /** Samples of 16 bits, as the decoder gave them: from 0 to 65535. */
  deep: boolean
  /** It has its colours still, and is to be gray when it is written. */
  toBeGrayed?: boolean
}

/** Of a pixel: light, light and alpha, RGB, or RGBA. */
export type Channels = 1 | 2 | 3 | 4

/** Rows of 8-bit samples. Frames lie one below the other. */
export type Pixels = { data: Buffer; channels: Channels; picture: Picture }

/** What a sample of 8 bits can be: from 0 to 255. */
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

/** libvips' name for it. */
export function spaceOf(gray: boolean, deep: boolean): string {
  if (deep) return gray ? 'grey16' : 'rgb16'
  return gray ? 'b-w' : 'srgb'
}
