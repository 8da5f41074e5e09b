import type { Operation, Painted } from '../pipeline/operation.ts'
import { hasAlpha, isGray, LEVELS, type Pixels } from '../pipeline/picture.ts'
import { toRgb } from './to-rgb.ts'

/** Samples a curve at each of the 256 levels; its input and output go from 0 to 1. */
export function tableOf(curve: (light: number) => number): Uint8Array {
  return Uint8Array.from({ length: LEVELS }, (_, level) => {
    const light = curve(level / (LEVELS - 1))
    return Math.round(Math.min(Math.max(light, 0), 1) * (LEVELS - 1))
  })
}

/** Applies one table to every colour channel. */
export function byTable(table: Uint8Array): Painted {
  return { paint: (pixels) => applyTable(pixels, table) }
}

/** Applies a table of its own to each of red, green and blue; gray becomes RGB first. */
export function byTables(tables: [red: Uint8Array, green: Uint8Array, blue: Uint8Array]) {
  const paint = (pixels: Pixels) => applyTables(pixels, tables)
  return [toRgb, { paint }] satisfies Operation[]
}

/** Applies the table to every colour channel, in place. */
export function applyTable(pixels: Pixels, table: Uint8Array): Pixels {
  const { data, channels } = pixels
  if (!hasAlpha(channels)) {
    for (let i = 0; i < data.length; i++) data[i] = table[data[i] as number] as number
    return pixels
  }
  if (!isGray(channels)) return applyTables(pixels, [table, table, table])
  for (let i = 0; i < data.length; i += channels) data[i] = table[data[i] as number] as number
  return pixels
}

function applyTables(
  pixels: Pixels,
  [reds, greens, blues]: Parameters<typeof byTables>[0]
): Pixels {
  const { data, channels } = pixels
  for (let i = 0; i < data.length; i += channels) {
    data[i] = reds[data[i] as number] as number
    data[i + 1] = greens[data[i + 1] as number] as number
    data[i + 2] = blues[data[i + 2] as number] as number
  }
  return pixels
}
