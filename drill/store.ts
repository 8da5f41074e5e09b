import { setTimeout as delay } from 'node:timers/promises'
import type { Test } from 'tap'
import { hasS3Server, openS3Server } from '../tests/support/storage/s3-server.ts'
import { type Fate, openStoreProxy } from '../tests/support/storage/store-proxy.ts'
import type { Fault } from './run.ts'

const AWAY_MS = 20_000
const TROUBLED_MS = 12_000
/** Of each call: more than most clients wait for, and less than ours. */
const SLOW_MS = 700

export type Store = Awaited<ReturnType<typeof openStore>>

/**
 * An object store, and what stands between it and a darkroom: both listen at that address of this machine.
 * @throws when there is no S3 server
 */
export async function openStore(t: Test, address = '127.0.0.1') {
  if (!hasS3Server) throw new Error('there is no S3 server: run bin/setup --test')
  const server = await openS3Server(t, address)
  const trouble: { fateOf(): Fate } = { fateOf: () => ({}) }
  const proxy = await openStoreProxy(t, server.endpoint, () => trouble.fateOf(), address)
  return {
    ...server,
    env: (prefix: string) => ({ ...server.env(prefix), S3_ENDPOINT: proxy.endpoint }),
    /** What becomes of each request. */
    trouble
  }
}

export function faultsOfStore({ trouble, stop, startAgain }: Store): Fault[] {
  const troubled = (name: string, fateOf: () => Fate): Fault => ({
    name: `${name} for ${TROUBLED_MS / 1000} s`,
    async inflict() {
      trouble.fateOf = fateOf
      await delay(TROUBLED_MS)
      trouble.fateOf = () => ({})
    }
  })
  return [
    troubled('the store slow', () => ({ afterMs: SLOW_MS })),
    troubled('the store failing one call in twenty', () => ({ fails: Math.random() < 0.05 })),
    {
      name: `the store away for ${AWAY_MS / 1000} s`,
      async inflict() {
        await stop()
        await delay(AWAY_MS)
        await startAgain()
      }
    }
  ]
}
