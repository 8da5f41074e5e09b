import sharp from 'sharp'
import { photo } from '../tests/support/images/photos.ts'

export type Kind = { name: string; bytes: Buffer; isBroken?: boolean }

/** Small and large, of all formats, and some that cannot be developed. */
export async function kindsOfImages(): Promise<Kind[]> {
  const [small, large] = [await photo(400, 300), await photo(2400, 1600)]
  const as = async (format: 'png' | 'webp' | 'gif' | 'tiff' | 'avif') => ({
    name: `small.${format}`,
    bytes: await sharp(small).toFormat(format).toBuffer()
  })
  const scratched = Buffer.from((await as('png')).bytes)
  scratched.fill(0xff, scratched.length >> 1, (scratched.length >> 1) + 64)
  return [
    { name: 'small.jpg', bytes: small },
    { name: 'large.jpg', bytes: large },
    ...(await Promise.all((['png', 'webp', 'gif', 'tiff', 'avif'] as const).map(as))),
    { name: 'scratched.png', bytes: scratched, isBroken: true }
  ]
}

export const RECIPES = [
  'grayscale',
  'thermal',
  'resize:width=200,output:format=jpeg',
  'blur:sigma=4,output:format=webp',
  'sepia,border:width=12'
]
