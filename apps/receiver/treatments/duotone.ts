import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../operation.ts'
import { grayscale } from './grayscale.ts'
import { recombine } from './recombine.ts'

/** Between two colours a straight line is all there is: libvips streams it. */
export function duotone({ shadows, highlights }: Parameters<'duotone'>): Operation[] {
  const [red, green, blue] = [...Buffer.from(shadows, 'hex')] as [number, number, number]
  const [r, g, b] = [...Buffer.from(highlights, 'hex')] as [number, number, number]
  return [
    grayscale({ weights: 'luminance' }),
    recombine(
      [
        [(r - red) / 255, 0, 0],
        [0, (g - green) / 255, 0],
        [0, 0, (b - blue) / 255]
      ],
      [red, green, blue]
    )
  ]
}
