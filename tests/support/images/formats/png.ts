import { grayProfile, profileChunk } from '../profiles.ts'
import { CHUNKS, chunk, withChunks } from '../told-colours.ts'
import {
  deep,
  EIGHT,
  type FormatSample,
  GRAY,
  GRAY_ALPHA,
  gray,
  grayAlpha,
  RGB,
  RGBA,
  rgb,
  rgba,
  TO_SRGB
} from './sample.ts'

export async function pngs(): Promise<FormatSample[]> {
  const png = { format: 'PNG' }
  const plain = await rgb().png().toBuffer()
  const bilevel = rgb().threshold(128).toColourspace('b-w')
  const deepGray = await deep(gray(), 'grey16').png().toBuffer()
  const told = (name: string) => withChunks(plain, CHUNKS[name] ?? [])
  return [
    { ...png, kind: 'colours', bytes: plain, wanted: RGB },
    { ...png, kind: 'colours and alpha', bytes: await rgba().png().toBuffer(), wanted: RGBA },
    { ...png, kind: 'gray', bytes: await gray().png().toBuffer(), wanted: GRAY },
    {
      ...png,
      kind: 'gray and alpha',
      bytes: await grayAlpha().png().toBuffer(),
      wanted: GRAY_ALPHA
    },
    {
      ...png,
      kind: 'a palette of 1 bit',
      bytes: await bilevel.png({ palette: true, colours: 2, dither: 0 }).toBuffer(),
      wanted: await bilevel.clone().toColourspace('srgb').ensureAlpha().raw().toBuffer()
    },
    {
      ...png,
      kind: '16 bits',
      bytes: await deep(rgb(), 'rgb16').png().toBuffer(),
      wanted: RGB,
      loses: EIGHT
    },
    { ...png, kind: '16 bits, gray', bytes: deepGray, wanted: GRAY, loses: EIGHT },
    {
      ...png,
      kind: 'interlaced',
      bytes: await rgb().png({ progressive: true }).toBuffer(),
      wanted: RGB
    },
    {
      ...png,
      kind: 'with an ICC profile',
      loses: TO_SRGB,
      bytes: await rgb().withIccProfile('p3').png().toBuffer()
    },
    {
      ...png,
      kind: '16 bits, gray, with an ICC profile',
      loses: 'bits beyond 8',
      bytes: withChunks(deepGray, [profileChunk(grayProfile(1))])
    },
    { ...png, kind: 'gAMA and cHRM', loses: TO_SRGB, bytes: told('gamma 1/2.2, P3') },
    { ...png, kind: 'cICP: P3, BT.2020', loses: TO_SRGB, bytes: told('cICP P3') },
    {
      ...png,
      kind: 'cICP: PQ, HLG',
      loses: 'what is brighter than white, by a curve',
      bytes: told('cICP PQ')
    },
    {
      ...png,
      kind: 'any of the eight orientations',
      bytes: await rgb().withMetadata({ orientation: 3 }).png().toBuffer()
    },
    {
      ...png,
      kind: 'animated (APNG)',
      loses: 'all frames but the first',
      bytes: withChunks(plain, [animationControl()])
    },
    {
      ...png,
      kind: 'cut short',
      loses: 'what is missing',
      bytes: plain.subarray(0, plain.length * 0.7)
    }
  ]
}

const animationControl = () => chunk('acTL', Buffer.from([0, 0, 0, 3, 0, 0, 0, 0]))
