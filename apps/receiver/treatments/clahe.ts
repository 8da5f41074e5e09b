import type { Parameters } from '#lib/treatments/index.ts'
import { equalizeLocally, type Plane } from '../colour/equalize-locally.ts'
import { lumaAt } from '../colour/histogram.ts'
import type { Painted } from '../pipeline/operation.ts'
import { colourChannels, isGray, type Pixels } from '../pipeline/picture.ts'

/** Equalizes the luma, then adds what it gained or lost to every channel, which keeps hues. */
export function clahe({ tiles, limit }: Parameters<'clahe'>): Painted {
  return {
    // A frame's luma, and what is only collected later (measured)
    extraBytes: ({ width, height }) => 4 * width * height,
    paint: (pixels) => {
      const { height, width, frames } = pixels.picture
      const bytes = width * height * pixels.channels
      for (let frame = 0; frame < frames; frame++) {
        const data = pixels.data.subarray(frame * bytes, (frame + 1) * bytes)
        const plane = lumaPlaneOf({ ...pixels, data })
        equalizeLocally(plane, tiles, limit)
        applyGain({ ...pixels, data }, plane)
      }
      return pixels
    }
  }
}

function lumaPlaneOf({ data, channels, picture: { width, height } }: Pixels): Plane {
  const light = new Uint8Array(width * height)
  const gray = isGray(channels)
  for (let i = 0, at = 0; i < light.length; i++, at += channels) {
    light[i] = gray ? (data[at] as number) : lumaAt(data, at)
  }
  return { light, width, height }
}

/** Adds the difference between the equalized and the original luma to every channel. */
function applyGain({ data, channels }: Pixels, { light }: Plane) {
  const gray = isGray(channels)
  const colours = colourChannels(channels)
  for (let i = 0, at = 0; i < light.length; i++, at += channels) {
    const gain = (light[i] as number) - (gray ? (data[at] as number) : lumaAt(data, at))
    for (let channel = at; channel < at + colours; channel++) {
      const sample = (data[channel] as number) + gain
      data[channel] = Math.min(Math.max(sample, 0), 255)
    }
  }
}
