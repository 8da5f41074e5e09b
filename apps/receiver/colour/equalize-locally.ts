import { LEVELS } from '../pipeline/picture.ts'

/** One sample per pixel. */
export type Plane = { light: Uint8Array; width: number; height: number }

type Tile = { left: number; top: number; right: number; bottom: number }

/** For each column or row, the tiles on both sides of it, and the weight of the second. */
type Axis = { first: Uint16Array; second: Uint16Array; share: Float32Array; tiles: number }

/**
 * Contrast limited adaptive histogram equalization (K. Zuiderveld, Graphics Gems IV, 1994), in place
 * and with OpenCV's numbers: a table per tile, interpolated between the tiles' centres. `tiles` is
 * their number along each side; `limit` clips the histogram at that many times its mean.
 */
export function equalizeLocally(plane: Plane, tiles: number, limit: number) {
  const columns = axis(plane.width, tiles)
  const rows = axis(plane.height, tiles)
  const grid = { across: columns.tiles, down: rows.tiles }
  interpolate(plane, { columns, rows }, tileTables(plane, grid, limit))
}

function axis(length: number, wanted: number): Axis {
  const size = Math.ceil(length / wanted)
  const tiles = Math.ceil(length / size)
  const position = (at: number) => Math.min(Math.max(at / size - 0.5, 0), tiles - 1)
  const places = Array.from({ length }, (_, at) => position(at))
  return {
    tiles,
    first: Uint16Array.from(places),
    second: Uint16Array.from(places, (place) => Math.min(Math.floor(place) + 1, tiles - 1)),
    share: Float32Array.from(places, (place) => place % 1)
  }
}

type Grid = { across: number; down: number }

function tileTables(plane: Plane, { across, down }: Grid, limit: number): Uint8Array {
  const tables = new Uint8Array(across * down * LEVELS)
  const width = Math.ceil(plane.width / across)
  const height = Math.ceil(plane.height / down)
  for (let tile = 0; tile < across * down; tile++) {
    const left = (tile % across) * width
    const top = Math.floor(tile / across) * height
    const right = Math.min(left + width, plane.width)
    const bottom = Math.min(top + height, plane.height)
    tables.set(tileTable(plane, { left, top, right, bottom }, limit), tile * LEVELS)
  }
  return tables
}

function tileTable({ light, width }: Plane, tile: Tile, limit: number): Uint8Array {
  const { left, top, right, bottom } = tile
  const area = (right - left) * (bottom - top)
  const histogram = new Uint32Array(LEVELS)
  for (let row = top; row < bottom; row++) {
    for (let at = row * width + left; at < row * width + right; at++) {
      const level = light[at] as number
      histogram[level] = (histogram[level] as number) + 1
    }
  }
  clip(histogram, Math.max(1, Math.floor((limit * area) / LEVELS)))
  let upTo = 0
  return Uint8Array.from(histogram, (count) => {
    upTo += count
    return Math.min(LEVELS - 1, Math.round((upTo * (LEVELS - 1)) / area))
  })
}

/** Spreads what exceeds the limit over all levels. */
function clip(histogram: Uint32Array, most: number) {
  const excess = histogram.reduce((sum, count) => sum + Math.max(0, count - most), 0)
  const each = Math.floor(excess / LEVELS)
  let rest = excess - each * LEVELS
  const step = Math.max(1, Math.floor(LEVELS / Math.max(1, rest)))
  histogram.forEach((count, level) => {
    const one = level % step === 0 && rest > 0 ? 1 : 0
    rest -= one
    histogram[level] = Math.min(count, most) + each + one
  })
}

function interpolate(
  { light, width, height }: Plane,
  { columns, rows }: { columns: Axis; rows: Axis },
  tables: Uint8Array
) {
  for (let y = 0; y < height; y++) {
    const above = (rows.first[y] as number) * columns.tiles
    const below = (rows.second[y] as number) * columns.tiles
    const down = rows.share[y] as number
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const level = light[at] as number
      const left = columns.first[x] as number
      const right = columns.second[x] as number
      const across = columns.share[x] as number
      const entry = (tile: number) => tables[tile * LEVELS + level] as number
      const upper = entry(above + left) * (1 - across) + entry(above + right) * across
      const lower = entry(below + left) * (1 - across) + entry(below + right) * across
      light[at] = upper * (1 - down) + lower * down + 0.5
    }
  }
}
