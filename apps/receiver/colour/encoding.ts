import type { Cicp, Samples } from '../probe/samples.ts'
import type { Matrix3 } from './matrix.ts'
import { ADOBE_RGB, fromBt2020, isSrgb, primariesOf, toBt2020, toSrgb } from './primaries.ts'
import {
  type Curve,
  curveOf,
  HLG,
  isSrgb as isSrgbCurve,
  PQ,
  powerCurve,
  stillTransfer
} from './transfer.ts'

/** What the samples of a picture mean. */
export type ColourEncoding = {
  /** From samples to light, of red, green and blue; the first also of gray. */
  curves: readonly [Curve, Curve, Curve]
  /** From linear colours to linear sRGB; undefined: they are. */
  toSrgb?: Matrix3
  /** Brighter than white: its light is mapped in BT.2020, then converted to sRGB. */
  hdr?: { transfer: 'pq' | 'hlg'; toBt2020: Matrix3; toSrgb: Matrix3 }
}

/** 2.19921875: Adobe RGB (1998) Color Image Encoding, 4.3.1.2. */
const ADOBE_EXPONENT = 563 / 256
/** As far from sRGB's 1 / 2.2 as browsers take for it. */
const GAMMA_TOLERANCE = 0.05
const DISPLAY_EXPONENT = 2.2

/** What the file tells outside a profile; undefined when that is sRGB, or nothing. */
export function encodingTold(samples: Samples, format: string): ColourEncoding | undefined {
  const { cicp, gamma, chromaticities, adobeRgb } = samples
  if (cicp) return encodingOf(cicp, format)
  if (gamma !== undefined) {
    const near = Math.abs(gamma * DISPLAY_EXPONENT - 1) < GAMMA_TOLERANCE
    if (near && !chromaticities) return undefined
    const matrix = chromaticities && finite(toSrgb(chromaticities))
    return { curves: alike(powerCurve(1 / gamma)), ...(matrix && { toSrgb: matrix }) }
  }
  if (!adobeRgb || format !== 'jpeg') return undefined
  return { curves: alike(powerCurve(ADOBE_EXPONENT)), toSrgb: toSrgb(ADOBE_RGB) }
}

export const alike = (curve: Curve) => [curve, curve, curve] as const

function encodingOf(cicp: Cicp, format: string): ColourEncoding | undefined {
  const transfer = format === 'png' ? cicp.transfer : stillTransfer(cicp.transfer)
  const primaries = primariesOf(cicp.primaries)
  const curves = alike(curveOf(transfer))
  if (transfer === PQ || transfer === HLG) {
    const hdr = { transfer: transfer === PQ ? 'pq' : 'hlg', toBt2020: toBt2020(primaries) } as const
    return { curves, hdr: { ...hdr, toSrgb: fromBt2020 } }
  }
  if (isSrgb(primaries)) return isSrgbCurve(transfer) ? undefined : { curves }
  return { curves, toSrgb: toSrgb(primaries) }
}

/** Chromaticities that cannot be are none. */
function finite(matrix: Matrix3): Matrix3 | undefined {
  return matrix.flat().every(Number.isFinite) ? matrix : undefined
}
