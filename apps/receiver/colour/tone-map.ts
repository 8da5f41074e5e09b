import { HLG_SCALE } from './transfer.ts'

// SMPTE ST 2094-50, the reference white tone mapping that applies where a picture brings no curve of
// its own; Chromium maps by it, too. Light is counted in reference whites (203 cd/m²), a picture
// reaches 1000 cd/m², and the display shows none above white.

const PEAK = HLG_SCALE
/** What becomes of reference white, to leave room for what is brighter. */
const WHITE = 0.5
const KAPPA = 0.65

/** A quadratic Bézier curve: from white, by a point on the way, to the peak. */
const MIDDLE = {
  x: 1 - KAPPA + KAPPA / WHITE,
  y: (1 - KAPPA) * WHITE + KAPPA
}

/** What a colour's light is multiplied by, given that of its brightest channel. */
export function toneGain(brightest: number): number {
  if (brightest <= 1) return WHITE
  if (brightest >= PEAK) return 1 / brightest
  const a = 1 - 2 * MIDDLE.x + PEAK
  const b = 2 * (MIDDLE.x - 1)
  const t = (Math.sqrt(b ** 2 + 4 * a * (brightest - 1)) - b) / (2 * a)
  return ((1 - t) ** 2 * WHITE + 2 * t * (1 - t) * MIDDLE.y + t ** 2) / brightest
}

/** BT.2100, table 5: the system gamma at 1000 cd/m², of the light of the scene in BT.2020. */
export function hlgGain(red: number, green: number, blue: number): number {
  return HLG_SCALE * (0.2627 * red + 0.678 * green + 0.0593 * blue) ** 0.2
}
