/** Colours with the same high bits in each channel are counted together. */
const COUNTED_BITS = 4
const DROPPED_BITS = 8 - COUNTED_BITS
const VISIBLE_ALPHA = 128

type Sum = { count: number; red: number; green: number; blue: number }

/** The mean of the most frequent colours in RGBA samples, as `#rrggbb`; null if none is visible. */
export function dominantColour(rgba: Uint8Array): string | null {
  let most: Sum | undefined
  const sums = new Map<number, Sum>()
  for (let i = 0; i < rgba.length; i += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(i, i + 4)
    if (alpha < VISIBLE_ALPHA) continue
    const sum = sumOf(sums, alike(red, green, blue))
    sum.count++
    sum.red += red
    sum.green += green
    sum.blue += blue
    if (!most || sum.count > most.count) most = sum
  }
  return most ? `#${hex(most.red, most)}${hex(most.green, most)}${hex(most.blue, most)}` : null
}

function alike(...channels: number[]): number {
  return channels.reduce((key, level) => (key << COUNTED_BITS) | (level >> DROPPED_BITS), 0)
}

function sumOf(sums: Map<number, Sum>, key: number): Sum {
  const sum = sums.get(key) ?? { count: 0, red: 0, green: 0, blue: 0 }
  sums.set(key, sum)
  return sum
}

function hex(total: number, { count }: Sum): string {
  return Math.round(total / count)
    .toString(16)
    .padStart(2, '0')
}
