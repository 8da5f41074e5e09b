import type { Image, Images } from '#lib/images/images.ts'
import { thumbnailKey } from '#lib/images/view-keys.ts'
import { Problem } from '../http/problem.ts'
import type { requestView } from './request-view.ts'

/** Asked for at once by this process; others wait, as browsers ask for a whole page of them. */
const MAX_RUNNING = 4
const MAX_WAITING = 500

type RequestView = (wanted: Parameters<typeof requestView>[1]) => Promise<unknown>
type Of = { image: Image; recipe?: string | undefined; side: number }

export type Thumbnails = ReturnType<typeof createThumbnails>

/** Small pictures of prints and originals, made when they are first asked for. */
export function createThumbnails({ storage }: Pick<Images, 'storage'>, requestView: RequestView) {
  const making = new Map<string, Promise<unknown>>()
  const waiting: (() => void)[] = []
  let running = 0

  async function inTurn(task: () => Promise<unknown>) {
    if (waiting.length >= MAX_WAITING) {
      throw new Problem('too-many-previews', { headers: { 'retry-after': '2' } })
    }
    if (running >= MAX_RUNNING) await new Promise<void>((begin) => waiting.push(begin))
    running++
    try {
      await task()
    } finally {
      running--
      waiting.shift()?.()
    }
  }

  return {
    /**
     * Its key in the storage, and its size in bytes, once it is there.
     * @throws Problem when it cannot be made, or not now
     */
    async find({ image: { id }, recipe, side }: Of): Promise<{ key: string; bytes: number }> {
      const key = thumbnailKey(id, recipe, side)
      const there = await storage.stat(key)
      // an empty one was left by a power cut: it is made anew
      if (there && there.bytes > 0) return { key, bytes: there.bytes }
      const make = () => requestView({ image: id, key, kind: 'thumbnail', recipe, side })
      const made = making.get(key) ?? inTurn(make).finally(() => making.delete(key))
      making.set(key, made)
      await made
      const stat = await storage.stat(key)
      if (!stat) throw new Problem('no-such-image', { parameters: { id } })
      return { key, bytes: stat.bytes }
    }
  }
}
