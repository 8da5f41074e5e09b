const HEADER_BYTES = 128
const SPACE_AT = 16
const SIGNATURE_AT = 36

/** ICC.1, 7.2. sharp would put sRGB in the place of what is none, or of another kind of colours. */
export function isRgbProfile(icc: Buffer): boolean {
  if (icc.length < HEADER_BYTES) return false
  const signature = (at: number) => icc.toString('latin1', at, at + 4)
  const whole = icc.readUInt32BE() <= icc.length
  return whole && signature(SPACE_AT) === 'RGB ' && signature(SIGNATURE_AT) === 'acsp'
}
