import type { Original } from '#lib/images/images.ts'
import { SVG_TIMEOUT_SECONDS } from '#lib/images/svg-limits.ts'
import { SECOND_MS } from '#lib/units.ts'

/** `variable`: what sets it, if anything does. */
export type TimeLimit = { seconds: number; variable?: string }

type Of = { original: Pick<Original, 'format'> }

/** How long developing may take, from the header to the last byte. */
export function timeLimitFor({ original }: Of, jobTimeoutMs: number): TimeLimit {
  const seconds = jobTimeoutMs / SECOND_MS
  if (original.format === 'svg' && seconds > SVG_TIMEOUT_SECONDS) {
    return { seconds: SVG_TIMEOUT_SECONDS }
  }
  return { seconds, variable: 'JOB_TIMEOUT_SECONDS' }
}
