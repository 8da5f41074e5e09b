import type { Batches } from './batches.ts'
import type { ExpiryIndex } from './expiry-index.ts'
import type { Images } from './images.ts'

type Needs = {
  images: Pick<Images, 'ids' | 'read' | 'isExpired' | 'isLeftover'>
  batches: Pick<Batches, 'ids' | 'read' | 'erase'>
  expiry: ExpiryIndex
  eraseImage(id: string): Promise<void>
}

/**
 * Erases what has expired, by the index. Once in an hour, one process lists what there is: what a web that was
 * killed had not written into the index, and what uploads or receivers left that were cut off.
 */
export function createIndexedSweep(needs: Needs) {
  const { batches, expiry, eraseImage } = needs
  /** Of an hour that is not over, and is read again. */
  const erased = new Set<string>()

  return async function sweep(longAgo: Date): Promise<void> {
    await expiry.write()
    const before = [...erased]
    for await (const { kind, id } of expiry.due()) {
      if (erased.has(id)) continue
      await (kind === 'image' ? eraseImage(id) : batches.erase(id))
      erased.add(id)
    }
    if (!(await expiry.isFirstThisHour())) return
    for (const id of before) erased.delete(id)
    await noteUnknown(needs, longAgo)
  }
}

async function noteUnknown({ images, batches, expiry, eraseImage }: Needs, longAgo: Date) {
  const known = await expiry.known()
  for (const id of await images.ids()) {
    if (known.has(id)) continue
    const image = await images.read(id)
    if (image) expiry.note({ kind: 'image', id, expiresAt: image.expiresAt })
    else if ((await images.isExpired(id, longAgo)) || (await images.isLeftover(id))) {
      await eraseImage(id)
    }
  }
  for (const id of await batches.ids()) {
    if (known.has(id)) continue
    const batch = await batches.read(id)
    if (batch) expiry.note({ kind: 'batch', id, expiresAt: batch.expiresAt })
    else await batches.erase(id)
  }
  await expiry.write()
}
