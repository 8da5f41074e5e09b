import type { Sharp } from 'sharp'
import { type Gravity, sharesOf } from '#lib/treatments/parameters/places.ts'
import type { Operation, Streamed, Way } from '../pipeline/operation.ts'
import { byteCount, type Picture } from '../pipeline/picture.ts'
import {
  type Asked,
  boxOf,
  coveringScale,
  innerSize,
  isSize,
  resizedSize,
  type Size,
  scaled
} from './resized-size.ts'

const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 }
/** How often the box may fit into the enlarged picture of which it is cut. */
const MOST_CUT_OFF = 4
/** Copies that measuring the entropy of colours with alpha takes (measured). */
const UNPREMULTIPLIED = 2

export function resize(asked: Asked): Operation[] {
  return [cropToEnlarge(asked), scale(asked)]
}

/** sharp enlarges the whole picture before it crops: a thin one would become huge. */
function cropToEnlarge(asked: Asked): Streamed {
  return {
    ways: (before) => {
      const kept = partToEnlarge(before, asked)
      return isSize(before, kept) ? [] : [cover(before, kept, asked)]
    },
    after: (before) => ({ ...before, ...partToEnlarge(before, asked) })
  }
}

/** All of the picture, unless most would be cut off. */
function partToEnlarge({ width, height, ...before }: Picture, asked: Asked): Size {
  const whole = { width, height }
  if (asked.fit !== 'cover' || !asked.enlarge) return whole
  const box = boxOf({ ...before, ...whole }, asked)
  const scale = coveringScale(whole, box)
  const enlarged = width * scale * height * scale
  if (scale <= 1 || enlarged <= MOST_CUT_OFF * box.width * box.height) return whole
  const part = scaled(box, 1 / scale)
  return { width: Math.min(part.width, width), height: Math.min(part.height, height) }
}

function scale(asked: Asked): Streamed {
  return {
    ways: (before) => {
      const size = resizedSize(before, asked)
      if (isSize(before, size)) return []
      const grows = size.width > before.width || size.height > before.height
      const enlarges = asked.enlarge && grows
      if (asked.fit === 'contain') {
        const apply = (pipeline: Sharp) => resizeAndPad(pipeline, before, asked)
        return [{ from: 'resize', to: 'extend', enlarges, apply }]
      }
      if (asked.fit === 'cover') return [{ ...cover(before, size, asked), enlarges }]
      const apply = (pipeline: Sharp) => pipeline.resize({ ...size, fit: 'fill' })
      return [{ from: 'resize', enlarges, apply }]
    },
    after: (before) => {
      const size = resizedSize(before, asked)
      const padded = asked.fit === 'contain' && !isSize(innerSize(before, asked), size)
      return { ...before, ...size, alpha: before.alpha || padded }
    }
  }
}

/** To find what matters, sharp looks at the whole picture, already resized. */
function cover(before: Picture, size: Size, asked: Asked): Way {
  const position = positionOf(asked, before)
  const apply = (pipeline: Sharp) => pipeline.resize({ ...size, fit: 'cover', position })
  if (!isSmart(asked) || before.frames > 1) return { from: 'resize', apply }
  const looked = { ...before, ...scaled(before, coveringScale(before, size)) }
  const unpremultiplied = before.alpha && asked.gravity === 'entropy'
  const filterBytes = unpremultiplied ? byteCount(looked) * UNPREMULTIPLIED : 0
  return { from: 'resize', buffers: looked, filterBytes, apply }
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
