import { TABLE, WORD } from './tables'

/** A table each of what red, green and blue add to the light, from 0 to 1. Filled by ../to-gray.ts. */
export const shares: usize = memory.data(3072, 16)
/**
 * For each run of 2^15 floats from `DARK` on, the gray of the first and, above 8 bits, how many share it.
 * Filled by ../to-gray.ts.
 */
export const grays: usize = memory.data(13316, 16)
/** The bits of 2^-13, which is still black. Positive floats sort like their bits. */
const DARK: u32 = 0x3900_0000

/** Converts RGB to gray, bit for bit like libvips. */
export function gray(from: usize, to: usize, pixels: u32): void {
  for (const end = to + pixels; to < end; from += 3, to++) {
    const red = load<f32>(shares + <usize>load<u8>(from) * WORD)
    const green = load<f32>(shares + <usize>load<u8>(from, 1) * WORD, TABLE)
    const blue = load<f32>(shares + <usize>load<u8>(from, 2) * WORD, 2 * TABLE)
    const light = max<u32>(reinterpret<u32>(red + green + blue), DARK) - DARK
    const entry = load<u32>(grays + <usize>(light >> 15) * WORD)
    store<u8>(to, (entry & 255) + <u32>((light & 0x7fff) >= entry >> 8))
  }
}
