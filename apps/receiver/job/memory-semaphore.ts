type Waiting = { share: number; enter: () => void; turnAway: (reason: Error) => void }

export type Room = ReturnType<typeof createRoom>

/** Thrown to those who wait for room when the receiver stops. */
export class RoomClosed extends Error {
  override name = 'RoomClosed'
}

/**
 * Memory, shared out first come, first served. Whoever wants more than there is gets all of it,
 * alone; `Infinity` is a way to ask to be alone.
 */
export function createRoom(total: number) {
  const waiting: Waiting[] = []
  let free = total
  let closed = false

  /** At least a byte: who takes nothing must not slip in beside who is alone. */
  const shareOf = (wanted: number) => Math.min(Math.max(wanted, 1), total)

  function tryEnter(wanted: number): (() => void) | undefined {
    const share = shareOf(wanted)
    if (waiting.length > 0 || share > free) return undefined
    return take(share)
  }

  function take(share: number): () => void {
    free -= share
    let inside = true
    return () => {
      if (!inside) return
      inside = false
      free += share
      admit()
    }
  }

  function admit() {
    while (waiting[0] && waiting[0].share <= free) waiting.shift()?.enter()
  }

  return {
    total,
    free: () => free,
    tryEnter,
    /** @returns the function that leaves the room again */
    enter(wanted: number): Promise<() => void> {
      const share = shareOf(wanted)
      return new Promise((resolve, reject) => {
        if (closed) return reject(new RoomClosed('the receiver is stopping'))
        waiting.push({ share, enter: () => resolve(take(share)), turnAway: reject })
        admit()
      })
    },
    close() {
      closed = true
      for (const { turnAway } of waiting.splice(0)) {
        turnAway(new RoomClosed('the receiver is stopping'))
      }
    }
  }
}
