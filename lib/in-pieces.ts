import { setImmediate as nextTurn } from 'node:timers/promises'

/** So many reads or writes of small files take a few milliseconds. */
export const PIECE = 64

/**
 * Does the work for each, a few at once, and resolves to what comes of them in their order. Between two
 * pieces everybody else of this process has a turn.
 */
export async function inPieces<One, Done>(
  all: readonly One[],
  work: (one: One, index: number) => Promise<Done>,
  atOnce = PIECE
): Promise<Done[]> {
  const done: Done[] = []
  for (let at = 0; at < all.length; at += atOnce) {
    if (at > 0) await nextTurn()
    const piece = all.slice(at, at + atOnce)
    for (const one of await Promise.all(piece.map((one, i) => work(one, at + i)))) done.push(one)
  }
  return done
}
