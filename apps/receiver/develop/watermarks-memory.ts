import { startPicture } from '../pipeline/decode.ts'
import { plan } from '../pipeline/plan.ts'
import type { Watermarks } from '../source/watermarks.ts'
import { sourceOf } from './decoding-memory.ts'
import { estimateMemory } from './estimate-memory.ts'

const NEVER_ENCODED = {
  format: 'tiff',
  compared: false,
  output: { format: 'tiff', keep: 'none', progressive: false, lossless: false }
} as const

/** Watermarks are decoded one at a time, while the picture is in memory: the largest counts. */
export function watermarksMemory(watermarks: Watermarks): number {
  const each = Array.from(watermarks.values(), ({ header, structure }) =>
    estimateMemory(
      sourceOf(header, structure),
      plan(startPicture(header, false), []),
      NEVER_ENCODED
    )
  )
  return Math.max(0, ...each)
}
