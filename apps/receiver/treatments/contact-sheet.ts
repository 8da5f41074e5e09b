import { LABEL_HEIGHT, layOut, type SmallPrint } from '#lib/recipes/contact-sheet-layout.ts'
import { parseRecipe, type Step } from '#lib/recipes/recipe.ts'
import type { Parameters } from '#lib/treatments/index.ts'
import { drawText } from '../pipeline/draw-text.ts'
import type { Operation } from '../pipeline/operation.ts'
import { composite, type Overlay, placeBy } from '../pipeline/overlay.ts'
import {
  byteCount,
  colourChannels,
  hasAlpha,
  type Picture,
  type Pixels
} from '../pipeline/picture.ts'
import { treatCopy } from '../pipeline/run.ts'
import { resize } from './resize.ts'

type Asked = Parameters<'contact-sheet'>
type OperationsOf = (steps: Step[]) => Operation[]

const PAPER = '1c1a18'
const INK = 'd8d2c8'
const LINE = 13
const CHANNELS = 3
const COPIES = 4

/** Treats one small picture, so that the original is decoded once, and no larger than needed. */
export function contactSheet(asked: Asked, operationsOf: OperationsOf): Operation[] {
  const { size } = asked
  return [
    ...resize({ width: size, height: size, fit: 'inside', enlarge: false, gravity: 'center' }),
    {
      extraBytes: (before) => sheetBytes(before, asked),
      paint: async (pixels) => printSheet(firstFrame(pixels), asked, operationsOf),
      after: (before) => sheetOf(before, asked)
    }
  ]
}

async function printSheet(small: Pixels, asked: Asked, operationsOf: OperationsOf) {
  const picture = sheetOf(small.picture, asked)
  const data = Buffer.alloc(picture.width * picture.height * CHANNELS, PAPER, 'hex')
  const sheet: Pixels = { data, channels: CHANNELS, picture }
  const { prints } = layOut(small.picture, asked)
  await Promise.all(
    prints.map(async (print) => {
      const { steps } = parseRecipe(print.recipe)
      place(sheet, await treatCopy(small, operationsOf(steps)), print)
      if (asked.labels) composite(sheet, ...(await labelOf(print)))
    })
  )
  return sheet
}

/** All prints are made at once, each in a few copies (measured). */
function sheetBytes(small: Picture, asked: Asked): number {
  const { prints } = layOut(small, asked)
  const print = byteCount({ ...small, frames: 1, gray: false, alpha: true })
  return byteCount(sheetOf(small, asked)) + prints.length * print * COPIES
}

function sheetOf(small: Picture, asked: Asked): Picture {
  const { width, height } = layOut(small, asked)
  return { width, height, frames: 1, gray: false, alpha: false, deep: false }
}

function firstFrame({ data, channels, picture }: Pixels): Pixels {
  const first = data.subarray(0, data.length / picture.frames)
  return { data: first, channels, picture: { ...picture, frames: 1 } }
}

/** Opaque prints are copied: compositing them would take nine tenths of a sheet's time. */
function place(sheet: Pixels, print: Pixels, at: { left: number; top: number }) {
  const { width, height } = print.picture
  if (hasAlpha(print.channels)) return composite(sheet, asOverlay(print), at)
  const rgb = print.channels === CHANNELS ? print.data : grayToRgb(print.data)
  for (let y = 0; y < height; y++) {
    const row = rgb.subarray(y * width * CHANNELS, (y + 1) * width * CHANNELS)
    row.copy(sheet.data, ((at.top + y) * sheet.picture.width + at.left) * CHANNELS)
  }
}

function grayToRgb(light: Buffer): Buffer {
  const rgb = Buffer.allocUnsafe(light.length * CHANNELS)
  for (let from = 0, to = 0; from < light.length; from++, to += CHANNELS) {
    rgb[to] = rgb[to + 1] = rgb[to + 2] = light[from] as number
  }
  return rgb
}

function asOverlay({ data, channels, picture: { width, height } }: Pixels): Overlay {
  const colours = colourChannels(channels)
  const rgba = Buffer.alloc(width * height * 4, 255)
  for (let from = 0, to = 0; to < rgba.length; from += channels, to += 4) {
    for (let c = 0; c < 3; c++) rgba[to + c] = data[from + (c % colours)] as number
    if (hasAlpha(channels)) rgba[to + 3] = data[from + colours] as number
  }
  return { data: rgba, width, height, opacity: 1 }
}

/** A label wider than its print is cut off. */
async function labelOf({ recipe, left, top, width, height }: SmallPrint) {
  const overlay = await drawText(recipe, { line: LINE, color: INK, opacity: 1, width })
  const line = { width, height: LABEL_HEIGHT }
  const { top: down } = placeBy(overlay, line, { gravity: 'west', margin: 0 })
  return [overlay, { left, top: top + height + down }] as const
}
