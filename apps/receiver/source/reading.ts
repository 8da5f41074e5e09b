import { alike, type ColourEncoding, encodingTold } from '../colour/encoding.ts'
import { encodingOfProfile } from '../colour/icc-profile.ts'
import { curveOf } from '../colour/transfer.ts'
import type { Header, Reading } from '../pipeline/decode.ts'
import type { OriginalFormat } from '../pipeline/format.ts'
import { refuseKind } from '../pipeline/undevelopable.ts'
import type { Samples, TiffSamples } from '../probe/samples.ts'
import { readHeic } from './read-heic.ts'
import { readPicture, type Storing } from './read-picture.ts'
import * as tiffs from './tiff-kinds.ts'

/** An encoding as it is: sRGB. */
const SRGB: ColourEncoding = { curves: alike(curveOf(13)) }

/** Of gray and RGB samples, by libvips' names; all others are left to it. */
const SPACES = ['b-w', 'grey16', 'srgb', 'rgb16', 'scrgb']

/**
 * How to read a picture that sharp would not show as a browser does; undefined: sharp does.
 * @throws UndevelopableError for kinds that are not read
 */
export function readingFor(header: Header, samples: Samples): Reading | undefined {
  const { format, metadata } = header
  const { tiff, limitedGray = false, premultiplied = false } = samples
  const told = encodingTold(metadata.icc ? withoutDefaults(samples) : samples, format)
  if (format === 'heic') {
    const encoding = told ?? (metadata.icc && ofProfile(metadata.icc, format))
    return readHeic(header, { encoding, premultiplied })
  }
  const storing = (tiff && tiffStoring(tiff)) ?? {}
  const overruled = samples.cicp !== undefined && metadata.icc !== undefined && format === 'png'
  const deepGray = metadata.space === 'grey16' && metadata.icc !== undefined
  if (!SPACES.includes(metadata.space)) return storing.wide && refuseKind(format, 'colours')
  const asStored = Object.keys(storing).length === 0 && !limitedGray && !premultiplied
  if (asStored && !told && !overruled && !deepGray) return undefined
  const profile = overruled || storing.colours === 'lab' ? undefined : metadata.icc
  const encoding = told ?? (profile && ofProfile(profile, format)) ?? SRGB
  return readPicture(header, { ...storing, limitedGray, premultiplied, encoding })
}

/** The option file of DCF tells of pictures without a profile. */
function withoutDefaults({ adobeRgb: _, ...samples }: Samples): Samples {
  return samples
}

function ofProfile(icc: Buffer, format: OriginalFormat): ColourEncoding {
  return encodingOfProfile(icc) ?? refuseKind(format, 'colours')
}

function tiffStoring(tiff: TiffSamples): Storing {
  const { bits, perPixel } = tiff
  if (tiffs.isFloat(tiff) && bits !== 32) refuseKind('tiff', 'float')
  if (tiffs.isSigned(tiff) && perPixel > 1) refuseKind('tiff', 'signed')
  if (tiffs.isRawYcbcr(tiff)) {
    if (tiff.subsampled || bits !== 8 || perPixel !== 3) refuseKind('tiff', 'colours')
    return { colours: 'ycbcr' }
  }
  if (tiffs.isLab(tiff) && bits === 8) {
    return { colours: 'lab', unsignedChroma: tiffs.hasUnsignedChroma(tiff) }
  }
  return {
    ...(tiffs.isWide(tiff) && { wide: wideKind(tiff) }),
    ...(tiffs.hasUnspecifiedSample(tiff) && { unspecifiedSample: true })
  }
}

function wideKind(tiff: TiffSamples) {
  if (tiffs.isFloat(tiff)) return tiffs.isInvertedFloat(tiff) ? 'inverted-float' : 'float'
  return { white: 2 ** (tiffs.isSigned(tiff) ? tiff.bits - 1 : tiff.bits) - 1 }
}
