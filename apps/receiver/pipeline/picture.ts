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

/** Rows of 8-bit samples: light, light + alpha, RGB or RGBA. Frames lie one below the other. */
export type Pixels = { data: Buffer; channels: 1 | 2 | 3 | 4; picture: Picture }

export function channelsOf({ gray, alpha }: Picture): 1 | 2 | 3 | 4 {
  if (gray) return alpha ? 2 : 1
  return alpha ? 4 : 3
}

/** libvips' name for it. */
export function spaceOf(gray: boolean, deep: boolean): string {
  if (deep) return gray ? 'grey16' : 'rgb16'
  return gray ? 'b-w' : 'srgb'
}
