/** Makes a queue of its own: what it is given runs one after the other, in the order it came. */
export function createInTurn() {
  let before: Promise<unknown> = Promise.resolve()

  return function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const working = before.then(work)
    before = working.catch(() => {})
    return working
  }
}
