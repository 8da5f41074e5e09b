import { rm, writeFile } from 'node:fs/promises'
import type { Metadata, Sharp } from 'sharp'
import type { Carried } from '#lib/images/metadata.ts'
import type { Output } from '#lib/recipes/recipe.ts'
import type { Format } from '../pipeline/format.ts'
import type { Picture } from '../pipeline/picture.ts'
import { readOriginalExif } from './carried.ts'
import { type ExifFormat, embedExif } from './embed-exif.ts'
import { printExif } from './print-exif.ts'
import type { PrintFacts } from './print-facts.ts'
import { printXmp } from './print-xmp.ts'

/** What a print keeps of its original's metadata; that depends on the format, which may be chosen last. */
export type Kept = {
  names(format: Format): (keyof Carried)[]
  attach(pipeline: Sharp, format: Format): void
  /** Completes the file that sharp has written. */
  complete(path: string, format: Format): Promise<void>
  close(): Promise<void>
}

type Part = {
  names: (keyof Carried)[]
  fits(format: Format): boolean
  attach?(pipeline: Sharp): void
  complete?(path: string, format: Format): Promise<void>
}

type Original = { path: string; metadata: Metadata }
type Asked = { keep: Output['keep']; outputPath: string; picture: Picture }

/** A segment of a JPEG, without its length and its signature. */
const MOST_XMP_IN_JPEG = 65_502

/** sharp reads a profile from a file only: it stays beside `outputPath` until `close`. */
export async function keepMetadata(original: Original, asked: Asked): Promise<Kept> {
  const profilePath = `${asked.outputPath}.icc`
  const parts = asked.keep === 'none' ? [] : await partsOf(original, asked, profilePath)
  const fitting = (format: Format) =>
    format === 'gif' ? [] : parts.filter((part) => part.fits(format))
  return {
    names: (format) => [...new Set(fitting(format).flatMap(({ names }) => names))],
    attach(pipeline, format) {
      for (const part of fitting(format)) part.attach?.(pipeline)
    },
    async complete(path, format) {
      for (const part of fitting(format)) await part.complete?.(path, format)
    },
    close: () => rm(profilePath, { force: true })
  }
}

async function partsOf(original: Original, asked: Asked, profilePath: string): Promise<Part[]> {
  const { icc, xmp } = original.metadata
  const profiled = icc !== undefined && keepsProfile(original, asked)
  if (profiled) await writeFile(profilePath, icc)
  const { width, height } = asked.picture
  const print = { width, height, profiled }
  return [
    ...exifPart(original, asked.keep, print),
    ...(xmp && asked.keep === 'all' ? xmpPart(xmp, print) : []),
    ...(profiled ? [profilePart(profilePath)] : [])
  ]
}

/** A colour profile does not suit a gray print, nor a CMYK or gray profile an RGB print. */
function keepsProfile({ metadata: { space } }: Original, { keep, picture }: Asked): boolean {
  return keep !== 'copyright' && !picture.gray && space !== 'cmyk' && space !== 'b-w'
}

function exifPart(original: Original, keep: Output['keep'], print: PrintFacts): Part[] {
  const exif = keep === 'icc' ? undefined : readOriginalExif(original.path, original.metadata)
  const kept = exif && printExif(exif, keep, print)
  if (!kept) return []
  const all: Part['names'] = kept.gps ? ['exif', 'gps'] : ['exif']
  return [
    {
      names: keep === 'all' ? all : [],
      fits: holdsExif,
      complete: async (path, format) => {
        if (holdsExif(format)) await embedExif(path, format, kept.block)
      }
    }
  ]
}

function holdsExif(format: Format): format is ExifFormat {
  return ['jpeg', 'png', 'webp', 'avif'].includes(format)
}

function xmpPart(xmp: Buffer, print: PrintFacts): Part[] {
  const kept = printXmp(xmp, print)
  if (!kept) return []
  const bytes = Buffer.byteLength(kept.text)
  return [
    {
      names: kept.gps ? ['xmp', 'gps'] : ['xmp'],
      fits: (format) => format !== 'jpeg' || bytes <= MOST_XMP_IN_JPEG,
      attach: (pipeline) => pipeline.withXmp(kept.text)
    }
  ]
}

function profilePart(path: string): Part {
  return {
    names: ['icc'],
    fits: () => true,
    attach: (pipeline) => pipeline.withIccProfile(path)
  }
}
