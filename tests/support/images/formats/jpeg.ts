import { brokenImages } from '../broken-images.ts'
import { adobeRgbExif, withExif } from '../exif.ts'
import { ultraHdr } from '../ultra-hdr.ts'
import { type FormatSample, GRAY, gray, LOSSY, RGB, refusedOf, rgb } from './sample.ts'

export async function jpegs(): Promise<FormatSample[]> {
  const best = { quality: 100, chromaSubsampling: '4:4:4' }
  const plain = await rgb().jpeg(best).toBuffer()
  const lossy = { format: 'JPEG', loses: LOSSY }
  const broken = await brokenImages()
  return [
    { ...lossy, kind: 'colours', bytes: plain, wanted: RGB },
    { ...lossy, kind: 'gray', bytes: await gray().jpeg(best).toBuffer(), wanted: GRAY },
    {
      ...lossy,
      kind: 'progressive',
      bytes: await rgb()
        .jpeg({ ...best, progressive: true })
        .toBuffer(),
      wanted: RGB
    },
    {
      ...lossy,
      kind: 'colours at half their size (4:2:0)',
      bytes: await rgb().jpeg({ quality: 100 }).toBuffer()
    },
    { ...lossy, kind: 'CMYK', bytes: await rgb().toColourspace('cmyk').jpeg(best).toBuffer() },
    {
      ...lossy,
      kind: 'with an ICC profile',
      bytes: await rgb().withIccProfile('p3').jpeg(best).toBuffer()
    },
    { ...lossy, kind: 'Adobe RGB told by EXIF alone', bytes: withExif(plain, adobeRgbExif()) },
    {
      ...lossy,
      kind: 'any of the eight orientations',
      bytes: await rgb().withMetadata({ orientation: 3 }).jpeg(best).toBuffer()
    },
    {
      ...lossy,
      kind: 'with an HDR gain map',
      loses: 'what is brighter than white',
      bytes: await ultraHdr()
    },
    { ...lossy, kind: 'without its end marker', bytes: plain.subarray(0, -2), wanted: RGB },
    {
      ...lossy,
      kind: 'cut short',
      loses: 'what is missing',
      bytes: plain.subarray(0, plain.length / 2)
    },
    ...refusedOf('JPEG', broken, {
      '12 bits': 'a JPEG of 12 bits',
      hierarchical: 'a hierarchical JPEG'
    })
  ]
}
