import { z } from 'zod'

const SIDES = ['north', 'south', 'east', 'west'] as const
const CORNERS = ['north-east', 'south-east', 'south-west', 'north-west'] as const

export const gravities = ['center', ...SIDES, ...CORNERS] as const
export type Gravity = (typeof gravities)[number]

/** Where on a photograph something lies, and what else may decide that. */
export const place = <const Other extends string = never>(...others: Other[]) =>
  z.enum([...gravities, ...others]).meta({ widget: 'place' })

const LENGTH = '\\d{1,5}p?'

/** left.top.width.height, in whole pixels, or with a p in whole percents. */
export const region = z
  .string()
  .regex(new RegExp(`^${LENGTH}\\.${LENGTH}\\.${LENGTH}\\.${LENGTH}$`))
  .meta({ examples: ['10p.20p.50p.40p', '0.0.200.100'], widget: 'region' })

type Size = { width: number; height: number }
export type Area = Size & { left: number; top: number }

/** The part of a region that lies within an image, in pixels. It may be empty. */
export function areaOf(text: string | undefined, { width, height }: Size): Area {
  if (text === undefined) return { left: 0, top: 0, width, height }
  const [x = '', y = '', w = '', h = ''] = text.split('.')
  const left = Math.min(pixels(x, width), width)
  const top = Math.min(pixels(y, height), height)
  return {
    left,
    top,
    width: Math.min(pixels(w, width), width - left),
    height: Math.min(pixels(h, height), height - top)
  }
}

/** The share of the free space left of and above something placed there: 0, 0.5 or 1. */
export function sharesOf(gravity: Gravity): { x: number; y: number } {
  const share = (early: string, late: string) =>
    gravity.includes(early) ? 0 : gravity.includes(late) ? 1 : 0.5
  return { x: share('west', 'east'), y: share('north', 'south') }
}

function pixels(length: string, whole: number): number {
  return length.endsWith('p')
    ? Math.round((Number(length.slice(0, -1)) * whole) / 100)
    : Number(length)
}
