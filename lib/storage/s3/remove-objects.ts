import type { Storage } from '../storage.ts'
import { listPages } from './listing.ts'
import { nothing, type Place } from './place.ts'

const AT_ONCE = 16

type Removing = 'remove' | 'removeBelow' | 'removeUnfinished'

/** The removing part of a storage in a bucket. */
export function removeObjects({ client, cache, prefix }: Place): Pick<Storage, Removing> {
  async function remove(key: string): Promise<void> {
    cache.forget(key)
    await client.ask({ method: 'DELETE', key }, nothing)
  }

  return {
    remove,

    async removeBelow(folder) {
      await cache.forgetBelow(folder)
      for await (const { keys } of listPages(client, `${prefix}${folder}/`)) {
        for (let at = 0; at < keys.length; at += AT_ONCE) {
          const some = keys.slice(at, at + AT_ONCE)
          await Promise.all(some.map((key) => remove(key.slice(prefix.length))))
        }
      }
    },

    removeUnfinished: (before) => cache.removeUnused(before)
  }
}
