import type { Header } from './decode.ts'
import type { Format } from './encode.ts'
import type { Segment } from './plan.ts'

/** Bytes, estimated. */
export function estimateMemory(_header: Header, _segments: Segment[], _target: Format): number {
  return 0
}
