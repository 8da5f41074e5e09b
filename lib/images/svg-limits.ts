import { KILOBYTE, MEGABYTE } from '#lib/units.ts'

// librsvg draws a plain drawing of this size in a second, and one with a mask in seven.
export const SVG_MAX_PIXELS = 16_000_000
/** With the pictures that it contains, and without them: its text takes 85 times its size. */
export const SVG_MAX_BYTES = 16 * MEGABYTE
export const SVG_MAX_TEXT_BYTES = 2048 * KILOBYTE
export const SVG_MAX_ELEMENTS = 50_000
/** Nothing but this ends a drawing that is small and slow: stacked filters, nested `use`. */
export const SVG_TIMEOUT_SECONDS = 10
