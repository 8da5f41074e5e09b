import { rm, writeFile } from 'node:fs/promises'
import type { Metadata, Sharp } from 'sharp'
import type { Carried } from '#lib/images/metadata.ts'
import type { Output, Recipe } from '#lib/recipes/recipe.ts'
import type { Format } from '../pipeline/format.ts'
import type { Picture } from '../pipeline/picture.ts'
import type { Probe } from '../probe/probe.ts'
import type { GainMap } from '../probe/tally.ts'
import { appendGainMap } from './append-gain-map.ts'
import { readOriginalExif } from './carried.ts'
import { type ExifFormat, embedExif } from './embed-exif.ts'
import { gainMapXmp } from './gain-map-xmp.ts'
import { isRgbProfile } from './is-rgb-profile.ts'
import { keepableGainMap } from './keepable-gain-map.ts'
import { printExif } from './print-exif.ts'
import { type PrintFacts, printFacts } from './print-facts.ts'
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

type Original = { path: string; metadata: Metadata; structure: Pick<Probe, 'gainMap'> }
type Asked = { recipe: Recipe; outputPath: string; picture: Picture }

/** A segment of a JPEG, without its length and its signature. */
const MOST_XMP_IN_JPEG = 65_502

/** sharp reads a profile from a file only: it stays beside `outputPath` until `close`. */
export async function keepMetadata(original: Original, asked: Asked): Promise<Kept> {
  const profilePath = `${asked.outputPath}.icc`
  const keepsAny = asked.recipe.output.keep !== 'none'
  const parts = keepsAny ? await partsOf(original, asked, profilePath) : []
  const partsIn = (format: Format) =>
    format === 'gif' ? [] : parts.filter((part) => part.fits(format))
  return {
    names: (format) => [...new Set(partsIn(format).flatMap(({ names }) => names))],
    attach(pipeline, format) {
      for (const part of partsIn(format)) part.attach?.(pipeline)
    },
    async complete(path, format) {
      for (const part of partsIn(format)) await part.complete?.(path, format)
    },
    close: async () => void (keepsAny && (await rm(profilePath, { force: true })))
  }
}

async function partsOf(original: Original, asked: Asked, profilePath: string): Promise<Part[]> {
  const { icc } = original.metadata
  const { keep } = asked.recipe.output
  const profiled = icc !== undefined && keepsProfile(icc, asked)
  if (profiled) await writeFile(profilePath, icc)
  const print = printFacts(original.metadata, { ...asked, profiled })
  return [
    ...exifPart(original, keep, print),
    ...(keep === 'all' ? xmpAndGainMap(original, print) : []),
    ...(profiled ? [profilePart(profilePath)] : [])
  ]
}

/** A colour profile does not suit a gray print, nor one of CMYK, Lab or gray an RGB print. */
function keepsProfile(icc: Buffer, { recipe, picture }: Asked): boolean {
  return recipe.output.keep !== 'copyright' && !picture.gray && isRgbProfile(icc)
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

/** Only a JPEG can hold a gain map, and then its XMP may have to say so. */
function xmpAndGainMap(original: Original, print: PrintFacts): Part[] {
  const { path, metadata, structure } = original
  const xmp = metadata.xmp && printXmp(metadata.xmp, print)
  const names: Part['names'] = xmp ? (xmp.gps ? ['xmp', 'gps'] : ['xmp']) : []
  const gainMap = keepableGainMap(structure.gainMap, print)
  const claiming = gainMap?.inXmp ? fitting(gainMapXmp(gainMap.length, xmp?.text)) : undefined
  const inJpeg = claiming ?? fitting(xmp?.text)
  return [
    ...xmpPart(inJpeg, names, isJpeg),
    ...xmpPart(xmp?.text, names, (format) => !isJpeg(format)),
    ...(gainMap && (claiming || gainMap.inIso) ? [gainMapPart(path, gainMap)] : [])
  ]
}

function fitting(xmp: string | undefined): string | undefined {
  return xmp && Buffer.byteLength(xmp) <= MOST_XMP_IN_JPEG ? xmp : undefined
}

function isJpeg(format: Format): boolean {
  return format === 'jpeg'
}

function xmpPart(xmp: string | undefined, names: Part['names'], fits: Part['fits']): Part[] {
  return xmp ? [{ names, fits, attach: (pipeline) => pipeline.withXmp(xmp) }] : []
}

function gainMapPart(path: string, gainMap: GainMap): Part {
  return {
    names: ['gainMap'],
    fits: isJpeg,
    complete: (outputPath) => appendGainMap(outputPath, path, gainMap)
  }
}

function profilePart(path: string): Part {
  return {
    names: ['icc'],
    fits: () => true,
    attach: (pipeline) => pipeline.withIccProfile(path)
  }
}
