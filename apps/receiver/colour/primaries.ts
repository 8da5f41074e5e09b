import type { Chromaticities } from '../probe/samples.ts'
import { inverse, type Matrix3, multiply, times, type Vector } from './matrix.ts'

const D65 = [0.3127, 0.329] as const

/** ITU-T H.273, table 2: white, red, green, blue. */
const PRIMARIES: Record<number, Chromaticities> = {
  1: [...D65, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06],
  4: [0.31, 0.316, 0.67, 0.33, 0.21, 0.71, 0.14, 0.08],
  5: [...D65, 0.64, 0.33, 0.29, 0.6, 0.15, 0.06],
  6: [...D65, 0.63, 0.34, 0.31, 0.595, 0.155, 0.07],
  7: [...D65, 0.63, 0.34, 0.31, 0.595, 0.155, 0.07],
  8: [0.31, 0.316, 0.681, 0.319, 0.243, 0.692, 0.145, 0.049],
  9: [...D65, 0.708, 0.292, 0.17, 0.797, 0.131, 0.046],
  11: [0.314, 0.351, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06],
  12: [...D65, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06],
  22: [...D65, 0.63, 0.34, 0.295, 0.605, 0.155, 0.077]
}

/** Adobe RGB (1998) Color Image Encoding, 4.3. */
export const ADOBE_RGB: Chromaticities = [...D65, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06]

/** https://www.w3.org/TR/css-color-4/#color-conversion-code */
const BRADFORD: Matrix3 = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296]
]

const SRGB = PRIMARIES[1] as Chromaticities
const BT2020 = PRIMARIES[9] as Chromaticities

/** Unknown and unspecified ones are taken for those of sRGB. */
export function primariesOf(code: number): Chromaticities {
  return PRIMARIES[code] ?? SRGB
}

export function isSrgb(chromaticities: Chromaticities): boolean {
  return chromaticities.every((value, i) => Math.abs(value - (SRGB[i] as number)) < 0.001)
}

/** Between linear colours of these primaries; white stays white, by Bradford's adaptation. */
export function matrixBetween(from: Chromaticities, to: Chromaticities): Matrix3 {
  return multiply(inverse(toXyz(to)), multiply(adaptation(whiteOf(from), whiteOf(to)), toXyz(from)))
}

export const toSrgb = (from: Chromaticities) => matrixBetween(from, SRGB)
export const toBt2020 = (from: Chromaticities) => matrixBetween(from, BT2020)
export const fromBt2020 = matrixBetween(BT2020, SRGB)

/** The ICC's connection space: ICC.1, 6.3.4.3. */
const D50: Vector = [0.9642, 1, 0.8249]

export const fromD50 = multiply(inverse(toXyz(SRGB)), adaptation(D50, whiteOf(SRGB)))

function xyz(x: number, y: number): Vector {
  return [x / y, 1, (1 - x - y) / y]
}

function whiteOf([x, y]: Chromaticities): Vector {
  return xyz(x, y)
}

/** SMPTE RP 177. */
function toXyz(chromaticities: Chromaticities): Matrix3 {
  const [, , rx, ry, gx, gy, bx, by] = chromaticities
  const [red, green, blue] = [xyz(rx, ry), xyz(gx, gy), xyz(bx, by)]
  const columns: Matrix3 = [
    [red[0], green[0], blue[0]],
    [red[1], green[1], blue[1]],
    [red[2], green[2], blue[2]]
  ]
  const scale = times(inverse(columns), whiteOf(chromaticities))
  return columns.map((row) => row.map((value, i) => value * (scale[i] as number))) as Matrix3
}

function adaptation(from: Vector, to: Vector): Matrix3 {
  const [source, target] = [times(BRADFORD, from), times(BRADFORD, to)]
  const scaled = BRADFORD.map((row, i) =>
    row.map((value) => (value * (target[i] as number)) / (source[i] as number))
  ) as Matrix3
  return multiply(inverse(BRADFORD), scaled)
}
