import type { TiffSamples } from '../probe/samples.ts'

// PhotometricInterpretation: TIFF 6.0, appendix A.
const WHITE_IS_ZERO = 0
export const RGB = 2
const YCBCR = 6
const CIE_LAB = 8
const ICC_LAB = 9

// Compression: those of JPEG yield RGB.
const OLD_JPEG = 6
const JPEG = 7

export const UNSIGNED = 1
const SIGNED = 2
const FLOAT = 3

/** Samples that a pixel's colour takes. */
const COLOURS: Record<number, number> = { 0: 1, 1: 1, [RGB]: 3, [CIE_LAB]: 3, [ICC_LAB]: 3 }

export function isLab({ photometric }: TiffSamples): boolean {
  return photometric === CIE_LAB || photometric === ICC_LAB
}

/** Whether a and b are stored as unsigned numbers: TIFF technical note 4. */
export function hasUnsignedChroma({ photometric }: TiffSamples): boolean {
  return photometric === ICC_LAB
}

/** Y, Cb and Cr that no decoder turns into RGB. */
export function isRawYcbcr({ photometric, compression }: TiffSamples): boolean {
  return photometric === YCBCR && compression !== OLD_JPEG && compression !== JPEG
}

/** Whether a sample beyond the colours means anything but alpha: TIFF 6.0, section 18. */
export function hasUnspecifiedSample({ photometric, perPixel, extraSample }: TiffSamples): boolean {
  const colours = COLOURS[photometric]
  return colours !== undefined && perPixel === colours + 1 && extraSample === 0
}

/** Numbers that sharp would take for something else. */
export function isWide({ sampleFormat, bits }: TiffSamples): boolean {
  return sampleFormat === FLOAT || sampleFormat === SIGNED || bits === 32
}

/** Whether libvips leaves it to us that zero is white: it inverts integers only. */
export function isInvertedFloat({ photometric, sampleFormat }: TiffSamples): boolean {
  return photometric === WHITE_IS_ZERO && sampleFormat === FLOAT
}

export function isFloat({ sampleFormat }: TiffSamples): boolean {
  return sampleFormat === FLOAT
}

export function isSigned({ sampleFormat }: TiffSamples): boolean {
  return sampleFormat === SIGNED
}
