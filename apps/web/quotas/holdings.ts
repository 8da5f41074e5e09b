import { createHash } from 'node:crypto'
import { imageId } from '#lib/images/ids.ts'
import type { Images } from '#lib/images/images.ts'

/** `at`: when the first of its objects was written, in ms. `client`: by `clientMark`. */
export type Held = { bytes: number; at: number; client?: string | undefined }

type Needs = { images: Pick<Images, 'storage' | 'read'> }

const KEY = /^images\/([^/]+)\//
const MARK_CHARACTERS = 16

/** By which an image remembers who sent it, where that is to be counted. */
export function clientMark(client: string): string {
  return createHash('sha256').update(client).digest('base64url').slice(0, MARK_CHARACTERS)
}

export type Holdings = ReturnType<typeof createHoldings>

/** What the storage holds of each image, as it was counted last and as it has changed since. */
export function createHoldings({ images }: Needs, countsClients: boolean) {
  let held = new Map<string, Held>()
  let total = 0

  function set(id: string, now: Held) {
    total += now.bytes - (held.get(id)?.bytes ?? 0)
    held.set(id, now)
  }

  async function clientOf(id: string): Promise<string | undefined> {
    return countsClients ? (held.get(id)?.client ?? (await images.read(id))?.client) : undefined
  }

  /** Counts what is there. What comes meanwhile may be counted or not, and is kept. */
  async function count() {
    const begun = Date.now()
    const counted = await countAll(images)
    for (const [id, one] of counted) one.client = await clientOf(id)
    for (const [id, one] of held) if (one.at >= begun && !counted.has(id)) counted.set(id, one)
    held = counted
    total = [...held.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  }

  return {
    count,
    total: () => total,

    add(id: string, bytes: number, client?: string) {
      const known = held.get(id)
      const added = { at: known?.at ?? Date.now(), client: known?.client ?? client }
      set(id, { ...added, bytes: (known?.bytes ?? 0) + bytes })
    },

    remove(id: string) {
      total -= held.get(id)?.bytes ?? 0
      held.delete(id)
    },

    oldestFirst: () => [...held].sort(([, a], [, b]) => a.at - b.at).map(([id]) => id),
    bytesOf: (id: string) => held.get(id)?.bytes ?? 0,
    ofClient: (client: string) => [...held.values()].filter((one) => one.client === client)
  }
}

async function countAll({ storage }: Needs['images']): Promise<Map<string, Held>> {
  const counted = new Map<string, Held>()
  for await (const { key, bytes, modifiedAt } of storage.sizes('images')) {
    const id = KEY.exec(key)?.[1] ?? ''
    if (!imageId.safeParse(id).success) continue
    const known = counted.get(id) ?? { bytes: 0, at: Number.POSITIVE_INFINITY }
    const at = Math.min(known.at, modifiedAt.getTime())
    counted.set(id, { bytes: known.bytes + bytes, at })
  }
  return counted
}
