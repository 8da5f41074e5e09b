import type { Step } from '#lib/recipes/recipe.ts'
import type { Operation } from '../pipeline/operation.ts'
import type { Picture } from '../pipeline/picture.ts'
import { operationsOf } from '../treatments/index.ts'
import { resizedSize, type Size } from '../treatments/resized-size.ts'
import { isRough, scaleStep } from './scale-step.ts'

type Resize = Extract<Step, { name: 'resize' }>

/** The picture between two steps, as it would be, and as it is in the preview. */
type At = { whole: Picture; small: Picture }

type Asked = {
  /** The original as it is developed. */
  whole: Size
  /** Its small copy. */
  copy: Picture
  /** The longest that the preview may have. */
  side: number
}

export type PreviewSteps = { steps: Step[]; print: Size; approximate: string[] }

/**
 * The steps that make of the small copy what the recipe's make of the original, as it looks when it
 * is `side` pixels long.
 */
export function previewSteps(steps: Step[], { whole, copy, side }: Asked): PreviewSteps {
  const begin = { whole: { ...copy, ...whole }, small: copy }
  const large = walk(steps, begin, side)
  const least = shrink(copy, longest(large.end.small), side)
  const { steps: scaled, end } = least
    ? walk(steps, { whole: begin.whole, small: { ...copy, ...least } }, side)
    : large
  const { width, height } = end.whole
  return {
    steps: [
      ...(least ? [resizeTo(least, 'fill')] : []),
      ...scaled,
      ...(longest(end.small) > side ? [resizeTo({ width: side, height: side }, 'inside')] : [])
    ],
    print: { width, height },
    approximate: [...roughSteps(steps, large.scales), ...missing(steps, end, side)]
  }
}

const nameOf = ({ name }: Step) => name
/** Each once. On the print's own pixels, all are exact. */
function roughSteps(steps: Step[], scales: number[]): string[] {
  return [...new Set(steps.filter((step, i) => isRough(step) && scales[i] !== 1).map(nameOf))]
}

/** What was cut out of the copy has fewer pixels than the preview could show. */
function missing(steps: Step[], { whole, small }: At, side: number): string[] {
  const cuts = steps.some(({ name }) => name === 'crop')
  return cuts && longest(small) < Math.min(side, longest(whole)) - 1 ? ['crop'] : []
}

const longest = ({ width, height }: Size) => Math.max(width, height)

function walk(steps: Step[], begin: At, side: number) {
  const scaled: Step[] = []
  const scales: number[] = []
  let at = begin
  for (const step of steps) {
    const scale = at.small.width / at.whole.width
    const asked = step.name === 'resize' ? scaleResize(step, at, side) : scaleStep(step, scale)
    if (asked) scaled.push(asked)
    scales.push(scale)
    at = { whole: after(at.whole, [step]), small: after(at.small, asked ? [asked] : []) }
  }
  return { steps: scaled, scales, end: at }
}

/** As large as its pixels allow, or as the preview needs, but never larger than the print. */
function scaleResize(step: Resize, { whole, small }: At, side: number): Step {
  const { parameters } = step
  const print = resizedSize(whole, parameters)
  const ratio = Math.max(print.width / whole.width, print.height / whole.height)
  const available = small.width / whole.width / ratio
  const needed = ratio > 1 ? side / longest(print) : 0
  const scale = Math.min(1, Math.max(available, needed))
  const pixels = (length: number | undefined) =>
    length === undefined ? undefined : Math.max(1, Math.round(length * scale))
  const { width, height, ...others } = parameters
  return { name: 'resize', parameters: { ...others, width: pixels(width), height: pixels(height) } }
}

/** The size to begin with, if the preview would be too large. */
function shrink(copy: Picture, length: number, side: number): Size | undefined {
  if (length <= side) return undefined
  const scale = side / length
  const pixels = (of: number) => Math.max(1, Math.round(of * scale))
  return { width: pixels(copy.width), height: pixels(copy.height) }
}

function resizeTo(size: Size, fit: 'fill' | 'inside'): Step {
  return { name: 'resize', parameters: { ...size, fit, enlarge: false, gravity: 'center' } }
}

/** Watermarks change no size, and may not be open yet. */
function after(before: Picture, steps: Step[]): Picture {
  const sizing = steps.filter(({ name }) => name !== 'watermark-image')
  return operationsOf(sizing, new Map()).reduce(
    (picture: Picture, operation: Operation) => operation.after?.(picture) ?? picture,
    before
  )
}
