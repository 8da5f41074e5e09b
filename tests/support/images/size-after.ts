import type { Step } from '#lib/recipes/recipe.ts'
import { TONE_RECIPES } from '#lib/recipes/tone-recipes.ts'
import type { TreatmentName } from '#lib/treatments/index.ts'

export type Size = { width: number; height: number }

type Asked<Name extends TreatmentName> = Extract<Step, { name: Name }>['parameters']

/**
 * The expected size, from the parameters alone and independently of the code under test. What
 * `trim` cuts off depends on the pixels.
 */
export function sizeAfter(before: Size, { name, parameters }: Step): Size {
  const { width, height } = before
  switch (name) {
    case 'resize':
      return resized(before, parameters)
    case 'crop':
      return cropped(before, parameters.region)
    case 'rotate':
      return rotated(before, parameters.angle)
    case 'pad': {
      const { left, right, top, bottom } = parameters
      return { width: width + left + right, height: height + top + bottom }
    }
    case 'border':
      return { width: width + 2 * parameters.width, height: height + 2 * parameters.width }
    case 'circle':
      return { width: Math.min(width, height), height: Math.min(width, height) }
    case 'extend': {
      const [across = 1, down = 1] = parameters.ratio.split('x').map(Number)
      return width * down < height * across
        ? { width: Math.round((height * across) / down), height }
        : { width, height: Math.round((width * down) / across) }
    }
    case 'contact-sheet':
      return sheet(before, parameters)
    default:
      return { width, height }
  }
}

/** With one side given, the other follows. */
export function frameOf(before: Size, { width, height }: Asked<'resize'>): Size {
  const ratio = before.width / before.height
  return {
    width: width ?? atLeastOne((height ?? 0) * ratio),
    height: height ?? atLeastOne((width ?? 0) / ratio)
  }
}

function resized(before: Size, asked: Asked<'resize'>): Size {
  const frame = frameOf(before, asked)
  const least = (side: keyof Size) =>
    asked.enlarge ? frame[side] : Math.min(frame[side], before[side])
  if (asked.fit === 'contain') return frame
  if (asked.fit === 'cover' || asked.fit === 'fill') {
    return { width: least('width'), height: least('height') }
  }
  const sides = (['width', 'height'] as const).filter((side) => asked[side] !== undefined)
  const byEach = sides.map((side) => scaled(before, [frame[side], before[side]], asked.enlarge))
  const [one, other = one] = byEach.sort((a, b) => a.width - b.width || a.height - b.height)
  return (asked.fit === 'inside' ? one : other) ?? before
}

/** Into both sides of a frame. */
export function inside(before: Size, frame: Size, enlarge: boolean): Size {
  return resized(before, { ...frame, fit: 'inside', enlarge, gravity: 'center' })
}

/** By a fraction: its side is exact, the other is rounded to the nearest pixel. */
function scaled({ width, height }: Size, [up, down]: [number, number], enlarge: boolean): Size {
  if (!enlarge && up >= down) return { width, height }
  return { width: atLeastOne((width * up) / down), height: atLeastOne((height * up) / down) }
}

function atLeastOne(length: number): number {
  return Math.max(1, Math.round(length))
}

function cropped({ width, height }: Size, region: string): Size {
  const lengths = region.split('.').map((text, i) => {
    const side = i % 2 === 0 ? width : height
    return text.endsWith('p') ? Math.round((side * Number.parseInt(text, 10)) / 100) : Number(text)
  })
  const [left = 0, top = 0, wide = 0, high = 0] = lengths
  return { width: Math.min(wide, width - left), height: Math.min(high, height - top) }
}

/** The bounding box of the rotated corners. */
function rotated({ width, height }: Size, angle: number): Size {
  const [cos, sin] = [Math.cos, Math.sin].map((of) => of((angle * Math.PI) / 180)) as [
    number,
    number
  ]
  const span = (one: number, other: number) => {
    const ends = [0, one, other, one + other]
    return Math.round(Math.max(...ends) - Math.min(...ends))
  }
  return {
    width: span(width * cos, -height * sin),
    height: span(width * sin, height * cos)
  }
}

/**
 * As documented: previews 8 pixels apart, 18 more below for a label, one for each tone treatment.
 */
function sheet(before: Size, { size, columns, labels }: Asked<'contact-sheet'>): Size {
  const { width, height } = inside(before, { width: size, height: size }, false)
  const across = Math.min(columns, TONE_RECIPES.length)
  const down = Math.ceil(TONE_RECIPES.length / across)
  return {
    width: 8 + across * (width + 8),
    height: 8 + down * (height + 8 + (labels ? 18 : 0))
  }
}
