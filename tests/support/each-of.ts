/** Does it for each, with so many under way at once. */
export async function eachOf<T>(all: T[], atOnce: number, act: (one: T) => Promise<unknown>) {
  const left = [...all]
  const work = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}
