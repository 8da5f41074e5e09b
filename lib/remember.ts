/**
 * The function with its last results remembered, for texts of which the same come again and again. At
 * most so many are kept. What it throws is not remembered.
 */
export function remembering<T>(most: number, make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>()

  return function remembered(text) {
    const known = made.get(text)
    if (known !== undefined) return known
    const result = make(text)
    if (made.size >= most) made.clear()
    made.set(text, result)
    return result
  }
}
