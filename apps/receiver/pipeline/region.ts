import { areaOf } from '#lib/treatments/parameters/places.ts'
import { eachFrame, joinedBytes } from './frames.ts'
import type { Operation, Streamed } from './operation.ts'
import { byteCount, type Pixels } from './picture.ts'
import { openPixels, readPixels } from './pixels.ts'

/** The region cut out, and treated. */
const TREATED_COPIES = 2

/** Limits the operation to a region, if there is one; pixels outside do not bleed in. */
export function withinRegion(region: string | undefined, operation: Streamed): Operation {
  if (region === undefined) return operation
  return {
    extraBytes: (before) => {
      const area = { ...before, ...areaOf(region, before), frames: 1 }
      const [way] = operation.ways(area)
      return TREATED_COPIES * byteCount(area) + (way?.filterBytes ?? 0) + joinedBytes(before)
    },
    paint: (pixels) => eachFrame(pixels, (frame) => paintRegion(frame, region, operation))
  }
}

async function paintRegion(frame: Pixels, region: string, operation: Streamed): Promise<Pixels> {
  const area = areaOf(region, frame.picture)
  const picture = { ...frame.picture, width: area.width, height: area.height }
  if (area.width === 0 || area.height === 0) return frame
  const part = await readPixels(openPixels(frame).extract(area), picture)
  const [way] = operation.ways(picture)
  if (!way) return frame
  const made = await readPixels(way.apply(openPixels(part)), picture)
  const { data, channels } = frame
  const partBytes = area.width * channels
  for (let y = 0; y < area.height; y++) {
    const to = ((area.top + y) * frame.picture.width + area.left) * channels
    made.data.copy(data, to, y * partBytes, (y + 1) * partBytes)
  }
  return frame
}
