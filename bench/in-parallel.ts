/** Works on all items in their order, at most `limit` at a time. */
export async function inParallel<T>(
  items: T[],
  limit: number,
  work: (item: T, index: number) => Promise<void>
): Promise<void> {
  const entries = items.entries()
  async function workOn() {
    for (const [index, item] of entries) await work(item, index)
  }
  await Promise.all(Array.from({ length: limit }, workOn))
}
