/** Colours with the same high bits in each channel are counted together. */
const COUNTED_BITS = 4
const DROPPED_BITS = 8 - COUNTED_BITS
const COLOURS = 2 ** (3 * COUNTED_BITS)
const VISIBLE_ALPHA = 128

/** The mean of the most frequent colours in RGBA samples, as `#rrggbb`; null if none is visible. */
export function dominantColour(rgba: Uint8Array): string | null {
  const counts = new Uint32Array(COLOURS)
  for (let i = 0; i < rgba.length; i += 4) {
    if (isVisible(rgba, i)) (counts[alike(rgba, i)] as number)++
  }
  const most = counts.indexOf(Math.max(...counts))
  const count = counts[most] as number
  return count === 0 ? null : meanOf(rgba, most, count)
}

function meanOf(rgba: Uint8Array, colour: number, count: number): string {
  const sums = [0, 0, 0]
  for (let i = 0; i < rgba.length; i += 4) {
    if (!isVisible(rgba, i) || alike(rgba, i) !== colour) continue
    for (let channel = 0; channel < 3; channel++) {
      sums[channel] = (sums[channel] as number) + (rgba[i + channel] as number)
    }
  }
  return `#${sums.map((sum) => hex(sum / count)).join('')}`
}

function isVisible(rgba: Uint8Array, at: number): boolean {
  return (rgba[at + 3] as number) >= VISIBLE_ALPHA
}

function alike(rgba: Uint8Array, at: number): number {
  const high = (channel: number) => (rgba[at + channel] as number) >> DROPPED_BITS
  return (high(0) << (2 * COUNTED_BITS)) | (high(1) << COUNTED_BITS) | high(2)
}

function hex(level: number): string {
  return Math.round(level).toString(16).padStart(2, '0')
}
