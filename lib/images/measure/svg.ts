import { type OpenFile, readAt, type Size } from './bytes.ts'

/**
 * Little comes before the root element: a file that hides it further on is not taken for an SVG.
 */
const HEAD_BYTES = 16 * 1024
const ROOT =
  /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:svg:)?svg(\s[^>]*)?>/

/** Pixels per unit at 72 dpi, as libvips draws. */
const UNITS: Record<string, number> = {
  '': 1,
  px: 1,
  pt: 1,
  pc: 12,
  in: 72,
  cm: 28.346,
  mm: 2.8346
}

/** SVG 2, 8.2: width and height, else those of the viewBox. */
export async function measureSvg(file: OpenFile): Promise<Size | undefined> {
  const head = (await readAt(file, 0, HEAD_BYTES)).toString('utf8')
  const root = ROOT.exec(head)
  if (!root) return undefined
  const attribute = (name: string) =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(root[1] ?? '')?.[1]
  const [, , boxWidth = 0, boxHeight = 0] = (attribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const width = pixels(attribute('width'))
  const height = pixels(attribute('height'))
  // the missing side follows from the proportions of the viewBox
  if (width && height) return whole(width, height)
  if (width) return whole(width, (width * boxHeight) / boxWidth)
  if (height) return whole((height * boxWidth) / boxHeight, height)
  return whole(boxWidth, boxHeight)
}

const LENGTH = /^(\d+(?:\.\d+)?|\.\d+)\s*([a-z]*)$/

function pixels(length = ''): number | undefined {
  const [, number = '', unit = ''] = LENGTH.exec(length.trim()) ?? []
  const scale = UNITS[unit]
  return number && scale ? Number(number) * scale : undefined
}

function whole(width: number, height: number): Size | undefined {
  const size = { width: Math.round(width), height: Math.round(height) }
  return Number.isFinite(size.width + size.height) ? size : undefined
}
