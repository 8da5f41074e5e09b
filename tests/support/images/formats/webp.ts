import { animation, type FormatSample, LOSSY, RGB, RGBA, rgb, rgba, TO_SRGB } from './sample.ts'

export async function webps(): Promise<FormatSample[]> {
  const webp = { format: 'WebP' }
  const lossless = { lossless: true }
  const whole = await rgb().webp(lossless).toBuffer()
  return [
    { ...webp, kind: 'lossless', bytes: whole, wanted: RGB },
    {
      ...webp,
      kind: 'lossless, with alpha',
      bytes: await rgba()
        .webp({ ...lossless, exact: true } as object)
        .toBuffer(),
      wanted: RGBA
    },
    { ...webp, kind: 'lossy', loses: LOSSY, bytes: await rgb().webp({ quality: 100 }).toBuffer() },
    {
      ...webp,
      kind: 'with an ICC profile',
      loses: TO_SRGB,
      bytes: await rgb().withIccProfile('p3').webp(lossless).toBuffer()
    },
    {
      ...webp,
      kind: 'any of the eight orientations',
      bytes: await rgb().withMetadata({ orientation: 3 }).webp(lossless).toBuffer()
    },
    { ...webp, kind: 'animated', bytes: await animation().webp(lossless).toBuffer() },
    {
      ...webp,
      kind: 'cut short',
      loses: 'what is missing',
      bytes: whole.subarray(0, whole.length * 0.7)
    }
  ]
}
