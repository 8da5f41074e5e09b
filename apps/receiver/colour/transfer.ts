import { toLinear } from './srgb.ts'

/** From a coded sample to light; both from 0 to 1 unless told otherwise. */
export type Curve = (sample: number) => number

export const PQ = 16
export const HLG = 18

const power =
  (exponent: number): Curve =>
  (sample) =>
    sample ** exponent

const SRGB = 13
const sRgb: Curve = toLinear
const identity: Curve = (sample) => sample

/** In candelas per square metre: BT.2408, 2.1. */
const REFERENCE_WHITE = 203
/** The display that HLG is shown on: BT.2100, note 5e. */
const HLG_PEAK = 1000

/** Light of 1 as displayed by HLG, in reference whites. */
export const HLG_SCALE = HLG_PEAK / REFERENCE_WHITE

/** BT.2100, table 4; in reference whites, up to 49. */
const pq: Curve = (sample) => {
  const [m1, m2] = [2610 / 16384, (2523 / 4096) * 128]
  const [c1, c2, c3] = [3424 / 4096, (2413 / 4096) * 32, (2392 / 4096) * 32]
  const root = sample ** (1 / m2)
  const light = (Math.max(root - c1, 0) / (c2 - c3 * root)) ** (1 / m1)
  return (10_000 * light) / REFERENCE_WHITE
}

/** BT.2100, table 5: light of the scene. */
const hlg: Curve = (sample) => {
  const [a, b, c] = [0.178_832_77, 0.284_668_92, 0.559_910_73]
  return sample <= 0.5 ? sample ** 2 / 3 : (Math.exp((sample - c) / a) + b) / 12
}

/**
 * ITU-T H.273, table 3. The curves of video are those of its displays (BT.1886), not of its cameras.
 */
const CURVES: Record<number, Curve> = {
  1: power(2.4),
  4: power(2.2),
  5: power(2.8),
  6: power(2.4),
  8: identity,
  [SRGB]: sRgb,
  14: power(2.4),
  15: power(2.4),
  [PQ]: pq,
  17: power(2.6),
  [HLG]: hlg
}

const VIDEO = [1, 6, 14, 15]

/** What is unspecified or unknown is taken for sRGB. */
export function curveOf(transfer: number): Curve {
  return CURVES[transfer] ?? sRgb
}

/** As browsers show an AVIF: the curves of video like sRGB's. */
export function stillTransfer(transfer: number): number {
  return VIDEO.includes(transfer) ? SRGB : transfer
}

export function isSrgb(transfer: number): boolean {
  return curveOf(transfer) === sRgb
}

/** PNG's gAMA, and Adobe RGB. */
export const powerCurve = power
