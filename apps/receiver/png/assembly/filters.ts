/**
 * PNG's filter 3, Average: each byte less the mean of its left and upper neighbours. `rows` begins with
 * the row above the first; each filtered row in `lines` follows its filter type's byte.
 */
export function average(rows: usize, lines: usize, count: u32, rowBytes: u32, pixelBytes: u32): void {
  let from = rows + rowBytes
  let to = lines
  for (let line: u32 = 0; line < count; line++) {
    store<u8>(to++, 3)
    const end = from + rowBytes
    for (const first = from + pixelBytes; from < first; from++, to++) {
      store<u8>(to, load<u8>(from) - (load<u8>(from - rowBytes) >> 1))
    }
    for (; from + 16 <= end; from += 16, to += 16) {
      const left = v128.load(from - pixelBytes)
      const above = v128.load(from - rowBytes)
      // avgr rounds up where PNG rounds down
      const odd = v128.and(v128.xor(left, above), i8x16.splat(1))
      const mean = i8x16.sub(i8x16.avgr_u(left, above), odd)
      v128.store(to, i8x16.sub(v128.load(from), mean))
    }
    for (; from < end; from++, to++) {
      const sum = <u32>load<u8>(from - pixelBytes) + <u32>load<u8>(from - rowBytes)
      store<u8>(to, load<u8>(from) - (sum >> 1))
    }
  }
}

/** PNG's filter 4, Paeth: each byte less the best guess among its left, upper and upper left neighbours. */
export function paeth(rows: usize, lines: usize, count: u32, rowBytes: u32, pixelBytes: u32): void {
  let from = rows + rowBytes
  let to = lines
  for (let line: u32 = 0; line < count; line++) {
    store<u8>(to++, 4)
    const end = from + rowBytes
    for (const first = from + pixelBytes; from < first; from++, to++) {
      store<u8>(to, load<u8>(from) - load<u8>(from - rowBytes))
    }
    for (; from + 8 <= end; from += 8, to += 8) {
      const guess = guesses(
        v128.load8x8_u(from - pixelBytes),
        v128.load8x8_u(from - rowBytes),
        v128.load8x8_u(from - rowBytes - pixelBytes)
      )
      const rest = i16x8.sub(v128.load8x8_u(from), guess)
      const low = v128.and(rest, i16x8.splat(255))
      v128.store64_lane(to, i8x16.narrow_i16x8_u(low, low), 0)
    }
    for (; from < end; from++, to++) {
      const guess = guesses(
        i16x8.splat(load<u8>(from - pixelBytes)),
        i16x8.splat(load<u8>(from - rowBytes)),
        i16x8.splat(load<u8>(from - rowBytes - pixelBytes))
      )
      store<u8>(to, load<u8>(from) - <u8>i16x8.extract_lane_u(guess, 0))
    }
  }
}

/** https://www.w3.org/TR/png-3/#9Filter-type-4-Paeth */
@inline
function guesses(left: v128, above: v128, corner: v128): v128 {
  const toLeft = i16x8.sub(above, corner)
  const toAbove = i16x8.sub(left, corner)
  const fromLeft = i16x8.abs(toLeft)
  const fromAbove = i16x8.abs(toAbove)
  const fromCorner = i16x8.abs(i16x8.add(toLeft, toAbove))
  const leftFits = v128.and(i16x8.le_s(fromLeft, fromAbove), i16x8.le_s(fromLeft, fromCorner))
  const other = v128.bitselect(above, corner, i16x8.le_s(fromAbove, fromCorner))
  return v128.bitselect(left, other, leftFits)
}
