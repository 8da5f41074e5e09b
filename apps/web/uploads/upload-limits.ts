import type { Config } from '#lib/config.ts'
import { SVG_MAX_PIXELS } from '#lib/images/svg-limits.ts'
import { Problem } from '../http/problem.ts'
import type { Flight } from './flights.ts'
import type { Measure } from './measure/measure-image.ts'

/** Stops reading at the first byte too many. */
export async function* limited(chunks: AsyncIterable<Buffer>, config: Config, flight: Flight) {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    flight.count(chunk.length)
    if (bytes > config.maxUploadBytes) throw tooLarge(config, bytes)
    yield chunk
  }
}

export function tooLarge({ maxUploadBytes: allowed }: Config, measured: number): Problem {
  const limit = { variable: 'MAX_UPLOAD_MB', allowed, measured }
  return new Problem('too-large', { parameters: { limit } })
}

/** @throws Problem side-too-long, too-many-pixels */
export function assertWithinLimits(config: Config, { format, width, height }: Measure) {
  const size = { subject: 'image', width, height } as const
  const side = Math.max(width, height)
  if (side > config.maxSide) {
    const limit = { variable: 'MAX_SIDE', allowed: config.maxSide, measured: side }
    throw new Problem('side-too-long', { parameters: { ...size, limit } })
  }
  const measured = width * height
  if (format === 'svg' && measured > SVG_MAX_PIXELS) {
    const limit = { allowed: SVG_MAX_PIXELS, measured }
    throw new Problem('too-many-pixels', { parameters: { ...size, frames: 1, limit } })
  }
  if (measured > config.maxPixels) {
    const limit = { variable: 'MAX_PIXELS', allowed: config.maxPixels, measured }
    throw new Problem('too-many-pixels', { parameters: { ...size, frames: 1, limit } })
  }
}
