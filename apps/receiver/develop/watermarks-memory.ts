import { startPicture } from '../pipeline/decode.ts'
import { plan } from '../pipeline/plan.ts'
import type { Watermarks } from '../pipeline/watermark-sources.ts'
import type { Probe } from '../probe/probe.ts'
import { sourceOf } from './decoding-memory.ts'
import { estimateMemory } from './estimate-memory.ts'

const NEVER_ENCODED = {
  format: 'tiff',
  compared: false,
  output: { format: 'tiff', keep: 'none', progressive: false, lossless: false }
} as const

/** Watermarks are decoded one at a time, while the picture is in memory: the largest counts. */
export function watermarksMemory(watermarks: Watermarks, structures: Probe[]): number {
  const each = [...watermarks.values()].map(({ header }, i) =>
    estimateMemory(
      sourceOf(header, structures[i] as Probe),
      plan(startPicture(header, false), []),
      NEVER_ENCODED
    )
  )
  return Math.max(0, ...each)
}
