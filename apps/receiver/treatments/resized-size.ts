import type { Parameters } from '#lib/treatments/index.ts'
import type { Picture } from '../pipeline/picture.ts'

export type Asked = Parameters<'resize'>
export type Size = { width: number; height: number }

/** Computed here rather than left to sharp, so that it is known before any pixels are. */
export function resizedSize(before: Picture, asked: Asked): Size {
  const box = boxOf(before, asked)
  if (asked.fit === 'contain') return box
  if (asked.fit === 'inside') return innerSize(before, asked)
  if (asked.fit === 'outside') {
    const scale = coveringScale(before, box)
    return scaled(before, asked.enlarge ? scale : Math.min(scale, 1))
  }
  if (asked.enlarge) return box
  return {
    width: Math.min(box.width, before.width),
    height: Math.min(box.height, before.height)
  }
}

/** The largest size with the same proportions that fits into the box. */
export function innerSize(before: Picture, asked: Asked): Size {
  const box = boxOf(before, asked)
  const scale = Math.min(box.width / before.width, box.height / before.height)
  return scaled(before, asked.enlarge ? scale : Math.min(scale, 1))
}

/** The requested box; a missing side follows from the proportions. */
export function boxOf(before: Picture, { width, height }: Asked): Size {
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
