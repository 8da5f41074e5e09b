import { readSize } from '#lib/images/measure/read-size.ts'
import type { Header } from '../pipeline/decode.ts'

/**
 * libexif takes numbers of any type for an orientation; browsers, and web when it tells the size, only
 * take what EXIF's specification says. Then the picture stays as it is stored.
 */
export async function unlessBrowsersTurn(header: Header, path: string): Promise<Header> {
  const { format, metadata } = header
  if ((metadata.orientation ?? 1) === 1) return header
  if (format !== 'jpeg' && format !== 'png' && format !== 'webp') return header
  const { orientation = 1 } = (await readSize(path, format)) ?? {}
  if (orientation !== 1) return header
  const { width, height } = metadata
  return { ...header, width, height, turns: false, metadata: { ...metadata, orientation: 1 } }
}
