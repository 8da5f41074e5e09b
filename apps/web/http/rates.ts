import { SECOND_MS } from '#lib/units.ts'

/** More clients than this at once, and those that came first are counted anew. */
const MAX_CLIENTS = 50_000

export type Rate = { quota: number; seconds: number }
type Window = { used: number; endsAt: number }

/** `left` of the quota after this request; `seconds` until all of it is there again. */
export type Taken = { isOver: boolean; left: number; seconds: number }

/** Counts what each client does, in windows of time of its own. */
export function createRates({ quota, seconds }: Rate) {
  const windows = new Map<string, Window>()

  function windowOf(client: string, now: number): Window {
    const known = windows.get(client)
    if (known && known.endsAt > now) return known
    windows.delete(client)
    if (windows.size >= MAX_CLIENTS) makeRoom(windows, now)
    const opened = { used: 0, endsAt: now + seconds * SECOND_MS }
    windows.set(client, opened)
    return opened
  }

  return function take(client: string, now = Date.now()): Taken {
    const window = windowOf(client, now)
    const isOver = window.used >= quota
    if (!isOver) window.used++
    const left = quota - window.used
    return { isOver, left, seconds: Math.ceil((window.endsAt - now) / SECOND_MS) }
  }
}

/** They are in the order in which they began, which is the order of their ends. */
function makeRoom(windows: Map<string, Window>, now: number) {
  for (const [client, { endsAt }] of windows) {
    if (endsAt > now && windows.size < MAX_CLIENTS) return
    windows.delete(client)
  }
}
