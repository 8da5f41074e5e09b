import { randomUUID } from 'node:crypto'
import { readJson } from '#lib/storage/read-json.ts'
import type { Storage } from '#lib/storage/storage.ts'
import { expiringShape } from './shapes.ts'

/** `expiresAt`: ISO 8601. */
export type Expiring = { kind: 'image' | 'batch'; id: string; expiresAt: string }

const HOUR = /^\d{4}-\d\d-\d\dT\d\d$/
const LOOKED = 'expiry/looked'

const hourOf = (moment: string) => moment.slice(0, 13)

export type ExpiryIndex = ReturnType<typeof openExpiryIndex>

/**
 * What expires in which hour, `expiry/<hour>/<any name>`, for stores in which reading each image to find out
 * costs a request. What was accepted is written together. It says nothing that images do not say, too.
 */
export function openExpiryIndex(storage: Storage) {
  let unwritten: Expiring[] = []

  const readEntries = async (key: string) =>
    (await readJson<Expiring[]>(storage, key, expiringShape)) ?? []

  async function* keysOf(isWanted: (hour: string) => boolean) {
    for (const hour of (await storage.list('expiry')).sort()) {
      if (!HOUR.test(hour) || !isWanted(hour)) continue
      for (const name of await storage.list(`expiry/${hour}`)) yield `expiry/${hour}/${name}`
    }
  }

  return {
    note: (...some: Expiring[]) => void unwritten.push(...some),

    /** Writes what was noted: an object for each hour. */
    async write(): Promise<void> {
      const hours = Object.groupBy(unwritten, ({ expiresAt }) => hourOf(expiresAt))
      unwritten = []
      const writing = Object.entries(hours).map(async ([hour, some = []]) => {
        const key = `expiry/${hour}/${randomUUID()}`
        await storage.writeOnce(key, JSON.stringify(some)).catch((err) => {
          unwritten.push(...some)
          throw err
        })
      })
      await Promise.all(writing)
    },

    /** What has expired, and is to be erased before the next is taken: it is not named again then. */
    async *due(): AsyncGenerator<Expiring> {
      const now = new Date().toISOString()
      for await (const key of keysOf((hour) => hour <= hourOf(now))) {
        const entries = await readEntries(key)
        for (const one of entries) if (one.expiresAt <= now) yield one
        if (entries.every(({ expiresAt }) => expiresAt <= now)) await storage.remove(key)
      }
    },

    /** Ids of all that is named. */
    async known(): Promise<Set<string>> {
      const ids = new Set(unwritten.map(({ id }) => id))
      for await (const key of keysOf(() => true)) {
        for (const { id } of await readEntries(key)) ids.add(id)
      }
      return ids
    },

    isFirstThisHour: () => isFirstThisHour(storage)
  }
}

/** Of all processes, one is told so in each hour. */
async function isFirstThisHour(storage: Storage): Promise<boolean> {
  const hour = hourOf(new Date().toISOString())
  if (!(await storage.writeOnce(`${LOOKED}/${hour}`, ''))) return false
  const others = (await storage.list(LOOKED)).filter((one) => one < hour)
  for (const other of others) await storage.remove(`${LOOKED}/${other}`)
  return true
}
