import { open } from 'node:fs/promises'
import type { Metadata } from 'sharp'
import type { Carried } from '#lib/images/metadata.ts'
import { readExif, type Source } from './exif.ts'

const PREFIX = 'Exif\0\0'
/** XMP may name the place, too. */
const XMP_PLACE = 'GPSLatitude'

/** What an original tells besides its pixels: of the place only whether, never where. */
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

/** The names of what is carried: prints carry none of it. */
export function carriedNames(carried: Carried): (keyof Carried)[] {
  return (Object.keys(carried) as (keyof Carried)[]).filter((name) => carried[name])
}

/** libvips keeps the EXIF of a TIFF to itself. */
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

/** Some formats keep the prefix that EXIF has in JPEG. */
function inBlock(block: Buffer = Buffer.alloc(0)): Source {
  const start = block.subarray(0, PREFIX.length).toString('latin1') === PREFIX ? PREFIX.length : 0
  return async (at, length) => block.subarray(start + at, start + at + length)
}
