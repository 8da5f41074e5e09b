import { randomBytes } from 'node:crypto'
import type { Storage } from '#lib/storage/storage.ts'

const OBJECT = 'secrets/sessions'
const SECRET = /^[\w-]{43}$/

/**
 * What signs sessions: made once, and shared by all web processes of a storage, so that sessions outlive
 * them. The digests in API_KEYS would do, but then whoever reads that variable could forge a session.
 */
export async function readSessionSecret(storage: Storage): Promise<string> {
  const known = await storage.read(OBJECT)
  if (known !== undefined && SECRET.test(known)) return known
  if (known !== undefined) await storage.remove(OBJECT)
  const made = randomBytes(32).toString('base64url')
  return (await storage.writeOnce(OBJECT, made)) ? made : readSessionSecret(storage)
}
