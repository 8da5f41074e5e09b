import { avifs } from './avif.ts'
import { ofCameras } from './camera.ts'
import { gifs } from './gif.ts'
import { jpegs } from './jpeg.ts'
import { pngs } from './png.ts'
import type { FormatSample } from './sample.ts'
import { tiffs } from './tiff.ts'
import { webps } from './webp.ts'

export type { FormatSample }

/** One file of each kind, in the order of the table. */
export async function formatSamples(): Promise<FormatSample[]> {
  return [
    ...(await jpegs()),
    ...(await pngs()),
    ...(await webps()),
    ...(await gifs()),
    ...(await tiffs()),
    ...(await avifs()),
    ...(await ofCameras())
  ]
}
