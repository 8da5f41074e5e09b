import type { Sharp } from 'sharp'
import type { Parameters } from '#lib/treatments/index.ts'
import { type Gravity, sharesOf } from '#lib/treatments/parameters/places.ts'
import type { Operation } from '../pipeline/operation.ts'
import type { Picture } from '../pipeline/picture.ts'

type Asked = Parameters<'resize'>
type Size = { width: number; height: number }

const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 }

/** Computes sizes itself rather than leave it to sharp, so that they are known before any pixels are. */
export function resize(asked: Asked): Operation {
  return {
    ways: (before) => {
      const size = sizeAfter(before, asked)
      if (isSize(before, size)) return []
      const grows = size.width > before.width || size.height > before.height
      const enlarges = asked.enlarge && grows
      if (asked.fit === 'contain') {
        const apply = (pipeline: Sharp) => resizeAndPad(pipeline, before, asked)
        return [{ from: 'resize', to: 'extend', enlarges, apply }]
      }
      const smart = isSmart(asked) && before.frames === 1
      const fit = asked.fit === 'cover' ? 'cover' : 'fill'
      const position = positionOf(asked, before)
      const apply = (pipeline: Sharp) => pipeline.resize({ ...size, fit, position })
      return [{ from: 'resize', enlarges, needsAllRows: smart && fit === 'cover', apply }]
    },
    after: (before) => {
      const size = sizeAfter(before, asked)
      const padded = asked.fit === 'contain' && !isSize(innerSize(before, asked), size)
      return { ...before, ...size, alpha: before.alpha || padded }
    }
  }
}

function sizeAfter(before: Picture, asked: Asked): Size {
  const box = boxOf(before, asked)
  if (asked.fit === 'contain') return box
  if (asked.fit === 'inside') return innerSize(before, asked)
  if (asked.fit === 'outside') {
    const scale = Math.max(box.width / before.width, box.height / before.height)
    return scaled(before, asked.enlarge ? scale : Math.min(scale, 1))
  }
  if (asked.enlarge) return box
  return {
    width: Math.min(box.width, before.width),
    height: Math.min(box.height, before.height)
  }
}

/** The largest size with the same proportions that fits into the box. */
function innerSize(before: Picture, asked: Asked): Size {
  const box = boxOf(before, asked)
  const scale = Math.min(box.width / before.width, box.height / before.height)
  return scaled(before, asked.enlarge ? scale : Math.min(scale, 1))
}

/** The requested box; a missing side follows from the proportions. */
function boxOf(before: Picture, { width, height }: Asked): Size {
  return {
    width: width ?? wholePixels((before.width * (height ?? before.height)) / before.height),
    height: height ?? wholePixels((before.height * (width ?? before.width)) / before.width)
  }
}

function resizeAndPad(pipeline: Sharp, before: Picture, asked: Asked): Sharp {
  const box = boxOf(before, asked)
  const inner = innerSize(before, asked)
  const shares = sharesOf(gravityOf(asked))
  const left = Math.floor((box.width - inner.width) * shares.x)
  const top = Math.floor((box.height - inner.height) * shares.y)
  return pipeline.resize({ ...inner, fit: 'fill' }).extend({
    left,
    right: box.width - inner.width - left,
    top,
    bottom: box.height - inner.height - top,
    background: TRANSPARENT
  })
}

function isSmart({ gravity }: Asked): boolean {
  return gravity === 'attention' || gravity === 'entropy'
}

function gravityOf(asked: Asked): Gravity {
  return isSmart(asked) ? 'center' : (asked.gravity as Gravity)
}

/** As sharp spells it: northeast. */
function positionOf(asked: Asked, { frames }: Picture): string {
  const place = frames > 1 ? gravityOf(asked) : asked.gravity
  return place.replace('-', '')
}

function scaled({ width, height }: Size, scale: number): Size {
  return { width: wholePixels(width * scale), height: wholePixels(height * scale) }
}

function wholePixels(length: number): number {
  return Math.max(1, Math.round(length))
}

function isSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height
}
