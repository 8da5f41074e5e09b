import { createHash, timingSafeEqual } from 'node:crypto'
import type { ApiKey, Scope } from '#lib/api-keys.ts'

export type KeyRing = ReturnType<typeof createKeyRing>

/** The keys that this server knows, by their digests. */
export function createKeyRing(keys: ApiKey[]) {
  return {
    isEmpty: keys.length === 0,

    hasScope: (scope: Scope) => keys.some(({ scopes }) => scopes.includes(scope)),

    /** Takes as long for a wrong key as for a right one, whichever it is. */
    find(given: string): ApiKey | undefined {
      const digest = createHash('sha256').update(given).digest()
      return keys.filter((key) => timingSafeEqual(key.digest, digest))[0]
    }
  }
}
