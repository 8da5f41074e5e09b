let before: Promise<unknown> = Promise.resolve()

/**
 * One after the other, in the order in which they came. Those that took turns in the middle would end together,
 * and leave the other cores nothing to do until the next have been decoded, together.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const working = before.then(work)
  before = working.catch(() => {})
  return working
}
