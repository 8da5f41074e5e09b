import type { Metadata } from 'sharp'
import { CARRIED, type Carried } from '#lib/images/metadata.ts'
import { bufferSource, withSource } from '../probe/byte-source.ts'
import { EXIF_PREFIX } from '../probe/exif.ts'
import type { Probe } from '../probe/probe.ts'
import { type Exif, readExif } from './exif-directories.ts'
import { GPS_LATITUDE } from './exif-tags.ts'

/** XMP may hold coordinates, too. */
const XMP_PLACE = 'GPSLatitude'

/** Which kinds of metadata an original carries; of coordinates only whether, never which. */
export function carriedBy(
  path: string,
  metadata: Metadata,
  { manifest, hasGainMap }: Pick<Probe, 'manifest' | 'hasGainMap'>
): Carried {
  const { exif, icc, xmp, iptc } = metadata
  const { photo = [], gps = [] } = readOriginalExif(path, metadata) ?? {}
  return {
    exif: exif !== undefined || photo.length > 0 || gps.length > 0,
    gps: hasPlace(gps) || Boolean(xmp && tellsPlace(xmp)),
    icc: icc !== undefined,
    xmp: xmp !== undefined,
    iptc: iptc !== undefined,
    c2pa: manifest,
    gainMap: hasGainMap
  }
}

/** The kinds that are present. */
export function carriedNames(carried: Carried): (keyof Carried)[] {
  return CARRIED.filter((name) => carried[name])
}

export function hasPlace(gps: Exif['gps']): boolean {
  return gps.some(({ tag }) => tag === GPS_LATITUDE)
}

export function tellsPlace(xmp: Buffer | string): boolean {
  return xmp.includes(XMP_PLACE)
}

/** libvips does not expose the EXIF of a TIFF; of others it may leave the prefix that JPEG has. */
export function readOriginalExif(path: string, { format, exif }: Metadata): Exif | undefined {
  if (format === 'tiff') return withSource(path, readExif)
  if (!exif) return undefined
  const start = exif.indexOf(EXIF_PREFIX) === 0 ? EXIF_PREFIX.length : 0
  return readExif(bufferSource(exif.subarray(start)))
}
