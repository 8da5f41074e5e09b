import type { Sharp } from 'sharp'
import { SIZES, type Size } from './photographs.ts'

export type Work = {
  title: string
  size: Size
  count: number
  recipe: string
  /** As someone who knows sharp writes it, in about as many bytes as ours. */
  sharp: (pipeline: Sharp) => Sharp
  /** As the first part of its URLs. */
  ipx: string
  /** It takes too long for as many as the others get. */
  ipxCount: number
  /** Our prints per second over those of the others. */
  required: { sharp: number; ipx: number }
}

export const WORKS: Record<string, Work> = {
  'small-jpeg': {
    title: '20 kB to a 200-pixel JPEG',
    size: SIZES.small,
    count: 600,
    recipe: 'resize:width=200,output:format=jpeg;quality=80',
    sharp: (pipeline) =>
      pipeline.resize({ width: 200 }).jpeg({ quality: 80, optimiseCoding: false }),
    ipx: 'w_200,f_jpeg,q_80',
    ipxCount: 600,
    required: { sharp: 0.62, ipx: 1 }
  },
  'small-gray': {
    title: '20 kB to a gray PNG',
    size: SIZES.small,
    count: 400,
    recipe: 'grayscale',
    sharp: grayPng,
    ipx: 'grayscale,f_png',
    ipxCount: 200,
    required: { sharp: 0.8, ipx: 1.5 }
  },
  'large-webp': {
    title: '6 megapixels to an 800-pixel WebP',
    size: SIZES.large,
    count: 48,
    recipe: 'resize:width=800,output:format=webp;quality=80',
    sharp: (pipeline) => pipeline.resize({ width: 800 }).webp({ quality: 80 }),
    ipx: 'w_800,f_webp,q_80',
    ipxCount: 48,
    required: { sharp: 0.85, ipx: 1 }
  },
  'large-gray': {
    title: '6 megapixels to a gray PNG',
    size: SIZES.large,
    count: 40,
    recipe: 'grayscale',
    sharp: grayPng,
    ipx: 'grayscale,f_png',
    ipxCount: 16,
    required: { sharp: 2.5, ipx: 7 }
  }
}

/** One band, not three equal ones; the filters cost time and save a fifth of the bytes. */
function grayPng(pipeline: Sharp): Sharp {
  return pipeline.grayscale().toColourspace('b-w').png({ adaptiveFiltering: true })
}

/** Those that the variable WORKS names, separated by commas; else all. */
export function chosenWorks(names = Object.keys(WORKS).join()): [name: string, work: Work][] {
  return names.split(',').map((name) => {
    const work = WORKS[name]
    if (!work) throw new Error(`no work "${name}" among ${Object.keys(WORKS).join(', ')}`)
    return [name, work]
  })
}
