import { rm, writeFile } from 'node:fs/promises'
import readExif from 'exif-reader'
import type { Exif, Metadata, Sharp } from 'sharp'
import type { Carried } from '#lib/images/metadata.ts'
import type { Output } from '#lib/recipes/recipe.ts'
import type { OutputFormat } from '../pipeline/format.ts'
import type { Picture } from '../pipeline/picture.ts'

/** What a print keeps of its original's metadata. */
export type Kept = {
  names: (keyof Carried)[]
  attach(pipeline: Sharp): void
  close(): Promise<void>
}

type Tags = Record<string, unknown>

/** Tags that are no longer true of the print. */
const OUTDATED = ['Orientation', 'ExifTag', 'GPSTag', 'PixelXDimension', 'PixelYDimension']
const RIGHTS = ['Copyright', 'Artist']

const NOTHING: Kept = { names: [], attach: () => {}, close: async () => {} }

/** sharp reads a profile from a file only: it stays beside `outputPath` until `close`. */
export async function keepMetadata(
  { exif, xmp, icc, space }: Metadata,
  keep: Output['keep'],
  { outputPath, format, gray }: { outputPath: string; format: OutputFormat } & Pick<Picture, 'gray'>
): Promise<Kept> {
  if (keep === 'none' || format === 'gif') return NOTHING
  const names: Kept['names'] = []
  const steps: ((pipeline: Sharp) => void)[] = []

  // libvips writes no EXIF into a TIFF
  const camera = keep !== 'icc' && format !== 'tiff'
  const tags = camera ? tagsOf(exif, keep === 'copyright' ? RIGHTS : undefined) : undefined
  if (tags) steps.push((pipeline) => pipeline.withExif(tags))
  if (tags && keep === 'all') names.push('exif')
  if (tags?.IFD3?.GPSLatitude && keep === 'all') names.push('gps')
  if (xmp && keep === 'all') {
    steps.push((pipeline) => pipeline.withXmp(xmp.toString()))
    names.push('xmp')
  }
  // A colour profile does not suit a gray print, nor a CMYK or gray profile an RGB print
  const profile = `${outputPath}.icc`
  const fits = icc && keep !== 'copyright' && !gray && space !== 'cmyk' && space !== 'b-w'
  if (fits) {
    await writeFile(profile, icc)
    steps.push((pipeline) => pipeline.withIccProfile(profile))
    names.push('icc')
  }
  return {
    names,
    attach(pipeline) {
      for (const step of steps) step(pipeline)
    },
    close: () => rm(profile, { force: true })
  }
}

/** The readable tags, or only the named ones; undefined if there are none. */
function tagsOf(block: Buffer | undefined, named?: string[]): Exif | undefined {
  const read = block && readOrNothing(block)
  if (!read) return undefined
  const descriptive = { IFD0: exifStrings(read.Image, named) }
  const technical = { IFD2: exifStrings(read.Photo), IFD3: exifStrings(read.GPSInfo) }
  const tags: Exif = named ? descriptive : { ...descriptive, ...technical }
  return Object.values(tags).some((folder) => Object.keys(folder).length > 0) ? tags : undefined
}

function readOrNothing(block: Buffer) {
  try {
    return readExif(block)
  } catch {
    return undefined
  }
}

/** Formats tags as libvips reads them, with spaces between numbers. Omits the makers' binary blocks. */
function exifStrings(tags: Tags = {}, named?: string[]): Record<string, string> {
  const kept = Object.entries(tags).flatMap(([name, value]) => {
    const text =
      OUTDATED.includes(name) || named?.includes(name) === false ? undefined : textOf(value)
    return text === undefined ? [] : [[name, text]]
  })
  return Object.fromEntries(kept)
}

function textOf(value: unknown): string | undefined {
  if (value instanceof Date)
    return value.toISOString().slice(0, 19).replaceAll('-', ':').replace('T', ' ')
  if (Array.isArray(value)) return value.every(Number.isFinite) ? value.join(' ') : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
