/** ITU-T H.273: codes of the primaries and of the transfer characteristics. */
export type Cicp = { primaries: number; transfer: number }

/** CIE x and y of white, red, green and blue. */
export type Chromaticities = [
  whiteX: number,
  whiteY: number,
  redX: number,
  redY: number,
  greenX: number,
  greenY: number,
  blueX: number,
  blueY: number
]

/** How a TIFF stores its samples, by its tags: TIFF 6.0, sections 8 and 18 to 23. */
export type TiffSamples = {
  photometric: number
  compression: number
  bits: number
  perPixel: number
  /** 1: unsigned, 2: signed, 3: floating point. */
  sampleFormat: number
  /** Meaning of the first sample beyond the colours; 0 when it is unspecified or not told. */
  extraSample: number
  subsampled: boolean
  planar: boolean
  /** Where the values of PhotometricInterpretation and SampleFormat lie in the file, as a SHORT. */
  photometricAt: number
  sampleFormatAt: number
  littleEndian: boolean
}

/** What a file tells of its samples, outside an ICC profile. */
export type Samples = {
  /** Takes precedence over a profile in a PNG. */
  cicp?: Cicp
  /** PNG's gAMA: the exponent by which light was encoded. */
  gamma?: number
  chromaticities?: Chromaticities
  /** The DCF option file: EXIF's interoperability index is R03. */
  adobeRgb?: boolean
  /** An AVIF of gray samples from 16 to 235, and the like of more bits. */
  limitedGray?: boolean
  /** An AVIF whose colours are multiplied by alpha. */
  premultiplied?: boolean
  tiff?: TiffSamples
}
