/** Heroku's router gives up after 30 s without a first byte; this leaves a margin. */
export const MAX_WAIT_SECONDS = 25

/** Seconds that `Prefer: wait=N` asks for (RFC 7240, 4.3), at most 25; undefined without it. */
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
