import { colourChannels, hasAlpha, type Pixels } from '../pipeline/picture.ts'

/** How far a pixel is from the visible one whose colour it has. */
const FAR = 0xffff

/**
 * Gives each wholly transparent pixel the colour of the nearest visible one, up to `reach` pixels
 * away, in place: whatever colour lay hidden there would show in neighbours that a filter mixes.
 */
export function spreadColours({ data, channels, picture }: Pixels, reach: number) {
  if (!hasAlpha(channels)) return
  const { width, height, frames } = picture
  const frameBytes = width * height * channels
  for (let frame = 0; frame < frames; frame++) {
    const pixels = data.subarray(frame * frameBytes, (frame + 1) * frameBytes)
    spreadInFrame({ pixels, channels, width, height }, reach)
  }
}

/** Bytes that this takes at its peak. */
export function spreadingBytes({ width, height }: { width: number; height: number }): number {
  return width * height * Uint16Array.BYTES_PER_ELEMENT
}

type Frame = { pixels: Buffer; channels: number; width: number; height: number }

function spreadInFrame(frame: Frame, reach: number) {
  const { pixels, channels, width, height } = frame
  const distance = new Uint16Array(width * height)
  let hidden = 0
  for (let at = 0; at < distance.length; at++) {
    if (pixels[at * channels + channels - 1] !== 0) continue
    distance[at] = FAR
    hidden++
  }
  if (hidden === 0 || hidden === distance.length) return
  const take = taker(frame, distance, reach)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) take(x, y, -1)
  }
  for (let y = height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--) take(x, y, 1)
  }
}

/**
 * Compares a pixel with the four neighbours that come before it in reading order (`side` -1), or
 * after it (1): two passes measure chessboard distances (Rosenfeld and Pfaltz, 1968).
 */
function taker({ pixels, channels, width, height }: Frame, distance: Uint16Array, reach: number) {
  const colours = colourChannels(channels)
  return (x: number, y: number, side: 1 | -1) => {
    const at = y * width + x
    let least = (distance[at] as number) - 1
    if (least < 0) return
    let nearest = -1
    const look = (column: number, row: number) => {
      if (column < 0 || column >= width || row < 0 || row >= height) return
      const other = row * width + column
      const far = distance[other] as number
      if (far >= least || far >= reach) return
      least = far
      nearest = other
    }
    look(x + side, y)
    look(x + side, y + side)
    look(x, y + side)
    look(x - side, y + side)
    if (nearest < 0) return
    distance[at] = least + 1
    pixels.copyWithin(at * channels, nearest * channels, nearest * channels + colours)
  }
}
