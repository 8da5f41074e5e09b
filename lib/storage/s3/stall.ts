/** Aborts when nothing moved for so long, however large what moves is. */
export function createStallWatch(ms: number) {
  const stalled = new AbortController()
  const abort = () => stalled.abort(new Error(`nothing moved for ${ms / 1000} s`))
  const timer = setTimeout(abort, ms)

  return {
    signal: stalled.signal,
    moved: () => void timer.refresh(),
    end: () => clearTimeout(timer)
  }
}
