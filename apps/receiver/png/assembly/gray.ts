import { TABLE, WORD } from './tables'

/** What each red, green and blue adds to the light, from 0 to 1: a table each. Filled by ../gray.ts. */
export const shares: usize = memory.data(3072, 16)
/** For each 2^15 lights from the least on: their gray, and above it how many of them still have it. Filled, too. */
export const grays: usize = memory.data(13316, 16)
/** So little light, 2^-13, is black. Lights are told apart by their bits, which rise as they do. */
const DARK: u32 = 0x3900_0000

/** Makes one byte of each three: the gray of these colours, to the bit as libvips has it. */
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
