/** Heroku's router gives up on a first byte after 30 s; the design's own bound is 25. */
export const MAX_WAIT_SECONDS = 25

/** Seconds of `Prefer: wait=N` (RFC 7240), at most 25; undefined: not asked for. */
export function preferredWait(header: string | string[] | undefined): number | undefined {
  for (const preference of [header].flat().join(',').split(',')) {
    const wait = /^\s*wait\s*=\s*"?(\d+)"?\s*(;|$)/i.exec(preference)
    if (wait) return Math.min(Number(wait[1]), MAX_WAIT_SECONDS)
  }
  return undefined
}

export function preferenceApplied(wait: number) {
  return { 'preference-applied': `wait=${wait}` }
}
