import type { z } from 'zod'
import type { Storage } from './storage.ts'

/** What an object is read as that is not what it should be, such as one that a broken disk has emptied. */
export const UNREADABLE = Symbol('unreadable')

type Readable = Pick<Storage, 'read' | 'broken'>

/** From what lies where a file should be, and is none: a folder, a link to itself. */
const NO_FILE = ['EISDIR', 'ELOOP']

/** `shape` is what an object must have to be read as `T`. Returns undefined if there is no such object. */
export async function readFact<T>(
  storage: Readable,
  key: string,
  shape: z.ZodType
): Promise<T | typeof UNREADABLE | undefined> {
  const text = await storage.read(key).catch((err: NodeJS.ErrnoException) => {
    if (NO_FILE.includes(err.code ?? '')) return ''
    throw err
  })
  if (text === undefined) return undefined
  const read = shape.safeParse(parsed(text))
  if (read.success) return read.data as T
  storage.broken?.(key)
  return UNREADABLE
}

/** Returns undefined if there is no such object, or none that can be read. */
export async function readJson<T>(
  storage: Readable,
  key: string,
  shape: z.ZodType
): Promise<T | undefined> {
  const fact = await readFact<T>(storage, key, shape)
  return fact === UNREADABLE ? undefined : fact
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
