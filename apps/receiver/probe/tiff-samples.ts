import type { TiffSamples } from './samples.ts'
import { type Directory, numberOf, type TiffSource } from './tiff-directory.ts'

// TIFF 6.0, by the numbers of their tags.
const BITS_PER_SAMPLE = 258
const COMPRESSION = 259
const PHOTOMETRIC = 262
const SAMPLES_PER_PIXEL = 277
const PLANAR_CONFIGURATION = 284
const EXTRA_SAMPLES = 338
const SAMPLE_FORMAT = 339
const YCBCR_SUBSAMPLING = 530

const UNSPECIFIED = 0
const SEPARATE = 2
/** Horizontally and vertically: the default. */
const HALVED = [2, 2]

export function readSamples(tiff: TiffSource, { entries }: Directory): TiffSamples {
  const value = (tag: number, fallback: number) => numberOf(tiff, entries.get(tag)) ?? fallback
  const subsampling = entries.get(YCBCR_SUBSAMPLING)
  const factors = subsampling
    ? [tiff.number(subsampling.at, 2), tiff.number(subsampling.at + 2, 2)]
    : HALVED
  return {
    photometric: value(PHOTOMETRIC, 0),
    compression: value(COMPRESSION, 1),
    bits: value(BITS_PER_SAMPLE, 1),
    perPixel: value(SAMPLES_PER_PIXEL, 1),
    sampleFormat: value(SAMPLE_FORMAT, 1),
    extraSample: value(EXTRA_SAMPLES, UNSPECIFIED),
    subsampled: factors.some((factor) => factor > 1),
    planar: value(PLANAR_CONFIGURATION, 1) === SEPARATE,
    photometricAt: entries.get(PHOTOMETRIC)?.at ?? 0,
    sampleFormatAt: entries.get(SAMPLE_FORMAT)?.at ?? 0,
    littleEndian: tiff.littleEndian
  }
}
