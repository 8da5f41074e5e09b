import type { Lend } from './scratch.ts'

const ROOM_BYTES = 128 * 1024

/** Few large parts, to be written, out of many small ones. Each is gone when the next is asked for. */
export async function* gathered(pieces: AsyncIterable<Buffer>, lend: Lend): AsyncGenerator<Buffer> {
  const room = lend(ROOM_BYTES)
  let filled = 0
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      const copied = piece.copy(room, filled, at)
      at += copied
      filled += copied
      if (filled === room.length) {
        yield room
        filled = 0
      }
    }
  }
  yield room.subarray(0, filled)
}
