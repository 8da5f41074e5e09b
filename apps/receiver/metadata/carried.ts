import { open } from 'node:fs/promises'
import type { Metadata } from 'sharp'
import type { Carried } from '#lib/images/metadata.ts'
import { readExif, type Source } from './exif.ts'

const PREFIX = 'Exif\0\0'
/** XMP may hold coordinates, too. */
const XMP_PLACE = 'GPSLatitude'

/** Which kinds of metadata an original carries; of coordinates only whether, never which. */
export async function carriedBy(path: string, metadata: Metadata): Promise<Carried> {
  const { exif, icc, xmp, iptc, format } = metadata
  const told = format === 'tiff' ? await readTiff(path) : await readExif(inBlock(exif))
  return {
    exif: told.exif || exif !== undefined,
    gps: told.gps || Boolean(xmp?.includes(XMP_PLACE)),
    icc: icc !== undefined,
    xmp: xmp !== undefined,
    iptc: iptc !== undefined
  }
}

/** The kinds that are present. */
export function carriedNames(carried: Carried): (keyof Carried)[] {
  return (Object.keys(carried) as (keyof Carried)[]).filter((name) => carried[name])
}

/** libvips does not expose the EXIF of a TIFF. */
async function readTiff(path: string) {
  const file = await open(path)
  try {
    return await readExif(async (at, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
      return buffer.subarray(0, bytesRead)
    })
  } finally {
    await file.close()
  }
}

/** Some formats keep the prefix that EXIF has in a JPEG. */
function inBlock(block: Buffer = Buffer.alloc(0)): Source {
  const start = block.subarray(0, PREFIX.length).toString('latin1') === PREFIX ? PREFIX.length : 0
  return async (at, length) => block.subarray(start + at, start + at + length)
}
