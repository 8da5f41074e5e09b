import type { Config } from '#lib/config.ts'
import type { Images } from '#lib/images/images.ts'
import { createInTurn } from '#lib/in-turn.ts'
import type { Log } from '#lib/logger.ts'
import { SECOND_MS } from '#lib/units.ts'
import { Problem } from '../http/problem.ts'
import { clientMark, type Holdings } from './holdings.ts'

type Limits = Pick<Config, 'maxStorageBytes' | 'evict' | 'maxImages' | 'retentionMs'>
type Needs = {
  config: Limits
  holdings: Holdings
  /** Resolves once what is there has been counted. */
  counted: Promise<unknown>
  images: Pick<Images, 'markedKeys'>
  erase: (id: string) => Promise<void>
  log: Log
}

export type Quotas = ReturnType<typeof createQuotas>

/** What the storage may hold, of all and of each client. Where nothing is set, nothing is counted. */
export function createQuotas({ config, holdings, counted, images, erase, log }: Needs) {
  const { maxStorageBytes: most } = config
  const inTurn = createInTurn()
  /** Announced by uploads that have begun. */
  let expected = 0

  const taken = () => holdings.total() + expected

  /** The oldest go first; of whom a print is still to be made stays. */
  async function evict(bytes: number, allowed: number) {
    for (const id of holdings.oldestFirst()) {
      if (taken() + bytes <= allowed) return
      if (holdings.bytesOf(id) === 0 || (await images.markedKeys(id)).length > 0) continue
      await erase(id)
      holdings.remove(id)
      log.info({ image: id, variable: 'MAX_STORAGE_MB' }, 'oldest image evicted')
    }
  }

  async function assertRoom(bytes: number) {
    if (most === undefined) return
    await counted
    if (taken() + bytes > most && config.evict) await inTurn(() => evict(bytes, most))
    const measured = taken() + bytes
    if (measured <= most) return
    const limit = { variable: 'MAX_STORAGE_MB', allowed: most, measured }
    throw new Problem('quota-full', { parameters: { limit } })
  }

  return {
    /** Whether the storage may hold so many bytes more. @throws Problem quota-full */
    assertRoom,

    /** Keeps room for an upload until the function that is returned is called. @throws Problem quota-full */
    async expect(bytes: number): Promise<() => void> {
      await assertRoom(bytes)
      expected += bytes
      return () => {
        expected -= bytes
      }
    },

    hold: (id: string, bytes: number, client?: string) => holdings.add(id, bytes, client),
    ...imagesOfClients({ config, holdings, counted })
  }
}

type Counting = Pick<Needs, 'config' | 'holdings' | 'counted'>

function imagesOfClients({ config: { maxImages, retentionMs }, holdings, counted }: Counting) {
  return {
    /** Whether this client may have so many images more. @throws Problem too-many-images */
    async assertImages(client: string, added: number) {
      if (maxImages === undefined) return
      await counted
      const own = holdings.ofClient(clientMark(client))
      if (own.length + added <= maxImages) return
      const limit = { variable: 'MAX_IMAGES', allowed: maxImages, measured: own.length + added }
      const oldest = Math.min(...own.map(({ at }) => at), Date.now())
      const seconds = Math.ceil((oldest + retentionMs - Date.now()) / SECOND_MS)
      const headers = { 'retry-after': String(Math.max(1, seconds)) }
      throw new Problem('too-many-images', { parameters: { limit }, headers })
    },

    /** What an image of this client remembers it by. */
    markOf: (client: string) => (maxImages === undefined ? undefined : clientMark(client))
  }
}
