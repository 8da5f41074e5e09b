/** PNG's third filter: what of each byte the mean of its left and upper neighbours did not foretell. */
export function average(
  row: Uint8Array,
  above: Uint8Array,
  out: Uint8Array,
  bytesPerPixel: number
) {
  for (let i = 0; i < bytesPerPixel; i++) out[i] = (row[i] as number) - ((above[i] as number) >> 1)
  for (let i = bytesPerPixel; i < row.length; i++) {
    const left = row[i - bytesPerPixel] as number
    out[i] = (row[i] as number) - ((left + (above[i] as number)) >> 1)
  }
}
