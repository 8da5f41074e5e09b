import type { Parameters } from '#lib/treatments/index.ts'
import type { Area } from '#lib/treatments/parameters/places.ts'
import { eachFrame, joinedBytes } from '../pipeline/frames.ts'
import type { Operation } from '../pipeline/operation.ts'
import { byteCount, type Pixels } from '../pipeline/picture.ts'
import { openPixels, readPixels } from '../pipeline/pixels.ts'

/** The size of the median filter through which libvips looks for the edge. */
const LEAST = 3

/** Bytes per sample of finding the edge, in a copy and two more of 16 bits (measured). */
const SEARCHED = 3

/** The size is known only once the pixels are: until then it counts as unchanged. */
export function trim({ threshold }: Parameters<'trim'>): Operation {
  return {
    extraBytes: (before) => {
      // sharp takes gray with alpha for RGBA.
      const searched = { ...before, frames: 1, gray: before.gray && !before.alpha }
      const finding = byteCount(searched) * SEARCHED + joinedBytes(before)
      return Math.max(finding, 2 * byteCount(before))
    },
    paint: async (pixels) => {
      const kept: Area[] = []
      await eachFrame(pixels, async (frame) => {
        kept.push(await trimmed(frame, threshold))
        return frame
      })
      const area = around(kept)
      const picture = { ...pixels.picture, ...{ width: area.width, height: area.height } }
      return eachFrame(pixels, (frame) =>
        readPixels(openPixels(frame).extract(area), { ...picture, frames: 1 })
      )
    }
  }
}

async function trimmed(frame: Pixels, threshold: number): Promise<Area> {
  const { picture } = frame
  if (Math.min(picture.width, picture.height) < LEAST) {
    return { left: 0, top: 0, width: picture.width, height: picture.height }
  }
  const { info } = await openPixels(frame)
    .trim({ threshold })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, trimOffsetLeft = 0, trimOffsetTop = 0 } = info
  return { left: Math.abs(trimOffsetLeft), top: Math.abs(trimOffsetTop), width, height }
}

function around(areas: Area[]): Area {
  const left = Math.min(...areas.map((area) => area.left))
  const top = Math.min(...areas.map((area) => area.top))
  const right = Math.max(...areas.map((area) => area.left + area.width))
  const bottom = Math.max(...areas.map((area) => area.top + area.height))
  return { left, top, width: right - left, height: bottom - top }
}
