import { rgbaToThumbHash } from 'thumbhash'
import type { Colours } from '#lib/images/metadata.ts'
import { SMALL } from '#lib/recipes/small.ts'
import { dominantColour } from '../metadata/dominant-colour.ts'
import type { Pixels } from '../pipeline/picture.ts'
import { openPixels, readPixels } from '../pipeline/pixels.ts'
import { treatCopy } from '../pipeline/run.ts'
import { operationsOf } from '../treatments/index.ts'

/** What pixels look like from afar. They stay as they are. */
export async function coloursFrom(source: Pixels): Promise<Colours> {
  const small = await treatCopy(source, operationsOf(SMALL.steps, new Map()))
  const rgba = { ...small.picture, gray: false, alpha: true }
  return coloursOf(await readPixels(openPixels(small).ensureAlpha(), rgba))
}

/** The same of RGBA samples that are small already. */
export function coloursOf({ data, picture: { width, height } }: Pixels): Colours {
  const thumbHash = Buffer.from(rgbaToThumbHash(width, height, data)).toString('base64')
  return { dominantColor: dominantColour(data), thumbHash }
}
