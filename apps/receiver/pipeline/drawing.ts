import type { DrawingPart } from '#lib/failures/refusals.ts'
import {
  SVG_MAX_BYTES,
  SVG_MAX_ELEMENTS,
  SVG_MAX_PIXELS,
  SVG_MAX_TEXT_BYTES
} from '#lib/images/svg-limits.ts'
import { UndevelopableError } from './undevelopable.ts'

/** A tag's name, or what one of its attributes refers to. */
const TAG_OR_REFERENCE = /<([\w:.-]+)|(?<=[\s:"'])href\s*=\s*(?:"([^"]*)"|'([^']*)'|)/g
const CSS_URL = /url\(\s*(?:["']|&quot;|&apos;)?\s*/gi
/** Within the drawing, or a picture that it contains. */
const INTERNAL = /^\s*(#|data:image\/(png|jpe?g|gif);base64,|$)/i
/** Fonts are left out when it is drawn. */
const INTERNAL_STYLE = /^(#|\)|data:(image|font|application)\/)/i
const LINKS = /@import|<\?xml-stylesheet|XInclude/i
const ENTITIES = /<!ENTITY/i
const ENCODING = /^[^<]*<\?xml[^>]{0,200}encoding\s*=\s*["']([^"']*)/
/** Those in which all that is looked for here is written as in ASCII. */
const READABLE = /^(utf-?8|us-ascii|iso-8859-\d+|windows-125\d)$/i

/**
 * Refuses what would make the drawing depend on anything but itself, in time that grows with its
 * length alone.
 * @throws UndevelopableError drawing-refused
 */
export function assertDrawable(drawing: Buffer) {
  if (drawing.length > SVG_MAX_BYTES) refuse('size')
  const text = drawing.toString('latin1')
  const encoding = ENCODING.exec(text)?.[1] ?? 'utf-8'
  if (text.includes('\0') || !READABLE.test(encoding)) refuse('encoding')
  const own = withoutPictures(text)
  if (own.length > SVG_MAX_TEXT_BYTES) refuse('size')
  if (countElements(own) > SVG_MAX_ELEMENTS) refuse('elements')
  if (ENTITIES.test(text)) refuse('entities')
  if (LINKS.test(text) || refersOutside(text) || stylesReferOutside(text)) refuse('links')
}

/** The text of an SVG as far as it is a drawing. */
export function withoutPictures(text: string): string {
  return text.replace(/data:[^"')]*/g, '')
}

/** Start tags, and what else begins like one. */
export function countElements(text: string): number {
  let count = 0
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (text[at + 1] !== '/') count++
  }
  return count
}

/** @throws UndevelopableError too-many-pixels */
export function assertDrawingSize(width: number, height: number) {
  const measured = width * height
  if (measured <= SVG_MAX_PIXELS) return
  const limit = { allowed: SVG_MAX_PIXELS, measured }
  throw new UndevelopableError({
    code: 'too-many-pixels',
    parameters: { subject: 'image', width, height, frames: 1, limit }
  })
}

/** Where an `a` leads to is never opened. */
function refersOutside(text: string): boolean {
  let tag = ''
  for (const [, name, double, single] of text.matchAll(TAG_OR_REFERENCE)) {
    if (name !== undefined) tag = name
    else if (!/^(\w+:)?a$/.test(tag) && !INTERNAL.test(double ?? single ?? '')) return true
  }
  return false
}

const REFERENCE_START = 40

function stylesReferOutside(text: string): boolean {
  for (const { 0: found, index } of text.matchAll(CSS_URL)) {
    const start = index + found.length
    if (!INTERNAL_STYLE.test(text.slice(start, start + REFERENCE_START))) return true
  }
  return false
}

function refuse(part: DrawingPart): never {
  throw new UndevelopableError({ code: 'drawing-refused', parameters: { part } })
}
