/** Whole numbers below a bound by xorshift32 (Marsaglia 2003): the same on every machine. */
export function randomFrom(seed: number) {
  let state = seed
  return (below: number) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}
