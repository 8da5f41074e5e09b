// The transfer function of sRGB: IEC 61966-2-1, as in https://www.w3.org/TR/css-color-4/#color-conversion-code

/** From a gamma-encoded sample to linear light; both from 0 to 1. */
export function toLinear(sample: number): number {
  return sample <= 0.04045 ? sample / 12.92 : ((sample + 0.055) / 1.055) ** 2.4
}

/** The inverse of `toLinear`. */
export function fromLinear(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055
}
