import type { Parameters } from '#lib/treatments/index.ts'
import type { Picture } from '../pipeline/picture.ts'

export type Asked = Parameters<'resize'>
export type Size = { width: number; height: number }

/** Computed here rather than left to sharp, so that it is known before any pixels are. */
export function resizedSize(before: Picture, asked: Asked): Size {
  const box = boxOf(before, asked)
  if (asked.fit === 'contain') return box
  if (asked.fit === 'inside') return innerSize(before, asked)
  if (asked.fit === 'outside') return outerSize(before, asked)
  if (asked.enlarge) return box
  return {
    width: Math.min(box.width, before.width),
    height: Math.min(box.height, before.height)
  }
}

/** The largest size with the same proportions that fits into the box: one side is the box's own. */
export function innerSize(before: Size, asked: Asked): Size {
  const box = boxOf(before, asked)
  const { width, height } = before
  if (!asked.enlarge && box.width >= width && box.height >= height) return { width, height }
  if (isHalfAsked(asked)) return box
  return width * box.height >= height * box.width
    ? { width: box.width, height: wholePixels((height * box.width) / width) }
    : { width: wholePixels((width * box.height) / height), height: box.height }
}

/** The smallest that covers the box. */
function outerSize(before: Size, asked: Asked): Size {
  if (isHalfAsked(asked)) return innerSize(before, asked)
  const box = boxOf(before, asked)
  const { width, height } = before
  if (!asked.enlarge && (box.width >= width || box.height >= height)) return { width, height }
  return width * box.height >= height * box.width
    ? { width: wholePixels((width * box.height) / height), height: box.height }
    : { width: box.width, height: wholePixels((height * box.width) / width) }
}

/** The rounded side must not then decide on the one that was asked for. */
function isHalfAsked({ width, height }: Asked): boolean {
  return width === undefined || height === undefined
}

/** The requested box; a missing side follows from the proportions. */
export function boxOf(before: Size, { width, height }: Asked): Size {
  return {
    width: width ?? wholePixels((before.width * (height ?? before.height)) / before.height),
    height: height ?? wholePixels((before.height * (width ?? before.width)) / before.width)
  }
}

/** The least scale at which the picture covers the box. */
export function coveringScale(before: Size, box: Size): number {
  return Math.max(box.width / before.width, box.height / before.height)
}

export function scaled({ width, height }: Size, scale: number): Size {
  return { width: wholePixels(width * scale), height: wholePixels(height * scale) }
}

export function isSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height
}

function wholePixels(length: number): number {
  return Math.max(1, Math.round(length))
}
