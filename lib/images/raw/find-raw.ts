import { findInCr3 } from './canon.ts'
import { findInRaf } from './fuji.ts'
import { readExifOrientation, readJpegFrame } from './jpeg-frame.ts'
import type { Found, Preview, Raw, ReadAt, Size } from './raw.ts'
import { findInTiff } from './tiff-raw.ts'

/** Of each side of the sensor, which has some rows and columns that no picture shows. */
const LEAST_SHARE = 0.5
const UNSEEN_SHARE = 0.05

/**
 * What a raw camera file has inside; undefined for any other file. Its picture is the largest JPEG
 * with at least half the sensor's width and height.
 */
export function findRaw(read: ReadAt): Raw | undefined {
  const found = findInTiff(read) ?? findInRaf(read) ?? findInCr3(read)
  if (!found) return undefined
  const { kind } = found
  const preview = largest(read, found)
  return { kind, orientation: orientationOf(read, found, preview), preview }
}

function orientationOf(read: ReadAt, { orientation }: Found, preview: Preview | undefined): number {
  const exifAt = preview && readJpegFrame(read, preview.at)?.exifAt
  const told = orientation ?? (exifAt ? readExifOrientation(read, exifAt)?.value : undefined)
  return told !== undefined && told >= 1 && told <= 8 ? told : 1
}

function largest(read: ReadAt, { jpegs, size }: Found): Preview | undefined {
  const previews = jpegs.flatMap(({ at, length }) => {
    const frame = readJpegFrame(read, at)
    if (!frame || frame.lossless) return []
    return [{ at, length, width: frame.width, height: frame.height }]
  })
  const [first] = previews.sort((a, b) => b.width * b.height - a.width * a.height)
  return first && size && isLargeEnough(first, size) ? first : undefined
}

function isLargeEnough(preview: Size, sensor: Size): boolean {
  const least = (side: number) => side * (1 - UNSEEN_SHARE) * LEAST_SHARE
  return preview.width >= least(sensor.width) && preview.height >= least(sensor.height)
}

const SIDEWAYS = 5

/** The size of its picture as it is shown; undefined: there is none. */
export function shownSize({ preview, orientation }: Raw): Size | undefined {
  if (!preview) return undefined
  const { width, height } = preview
  return orientation >= SIDEWAYS ? { width: height, height: width } : { width, height }
}
