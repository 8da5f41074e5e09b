import { FILM, LIMITED_GRAY, PREMULTIPLIED } from '../avif-files.ts'
import { brokenImages } from '../broken-images.ts'
import { CICP, withNclx } from '../told-colours.ts'
import {
  EIGHT,
  type FormatSample,
  LOSSY,
  RGB,
  RGBA,
  refusedOf,
  rgb,
  rgba,
  TO_SRGB
} from './sample.ts'

export async function avifs(): Promise<FormatSample[]> {
  const avif = { format: 'AVIF' }
  const broken = await brokenImages()
  const lossless = (bitdepth: 8 | 10 | 12 = 8, image = rgb()) =>
    image.avif({ lossless: true, bitdepth }).toBuffer()
  const told = async (name: string) =>
    withNclx(await lossless(), CICP[name] as [primaries: number, transfer: number])
  return [
    { ...avif, kind: 'lossless, 8 bits', bytes: await lossless(), wanted: RGB },
    { ...avif, kind: 'lossless, with alpha', bytes: await lossless(8, rgba()), wanted: RGBA },
    { ...avif, kind: '10 bits', loses: EIGHT, bytes: await lossless(10), wanted: RGB },
    { ...avif, kind: '12 bits', loses: EIGHT, bytes: await lossless(12), wanted: RGB },
    { ...avif, kind: 'lossy', loses: LOSSY, bytes: await rgb().avif({ quality: 90 }).toBuffer() },
    { ...avif, kind: 'gray, limited range', loses: 'rounding', bytes: LIMITED_GRAY[0] as Buffer },
    { ...avif, kind: 'colours multiplied by alpha', loses: 'rounding', bytes: PREMULTIPLIED },
    {
      ...avif,
      kind: 'with an ICC profile',
      loses: TO_SRGB,
      bytes: await rgb().withIccProfile('p3').avif({ quality: 90 }).toBuffer()
    },
    { ...avif, kind: 'CICP: P3, BT.2020', loses: TO_SRGB, bytes: await told('P3') },
    {
      ...avif,
      kind: 'CICP: PQ, HLG',
      loses: 'what is brighter than white, by a curve',
      bytes: await told('PQ')
    },
    {
      ...avif,
      kind: 'a film (AVIF sequence) with a picture beside it',
      loses: 'all frames but the first',
      bytes: FILM
    },
    ...refusedOf('AVIF', broken, {
      'a film (AVIF sequence) without a picture beside it': 'an AVIF film',
      'cut short': '0.7 of a avif'
    })
  ]
}
