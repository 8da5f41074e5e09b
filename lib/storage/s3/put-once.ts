import { randomUUID } from 'node:crypto'
import type { Asked, S3Client } from './client.ts'
import { isMissing, nothing } from './place.ts'
import { StoreError } from './store-error.ts'

/** Which writer an object is of, for one that did not hear whether it was the first. */
const WRITER = 'x-amz-meta-writer'
/** How often a write is tried while the store says that others write the same key. */
const CONFLICTS = 5
const CONFLICT = 409

/** Writes the object unless there is one. @returns whether it did @throws StoreError */
export async function putOnce(
  client: S3Client,
  key: string,
  content: NonNullable<Asked['body']>
): Promise<boolean> {
  const writer = randomUUID()
  const headers = { 'if-none-match': '*', [WRITER]: writer }
  for (let conflicts = 1; ; conflicts++) {
    const asked = { method: 'PUT', key, headers, body: content } as const
    const { response, tries } = await client.ask(asked, nothing)
    if (response.ok) return true
    // another writes it at this moment, and may not succeed
    if (response.status === CONFLICT && conflicts < CONFLICTS) continue
    if (isMissing(response)) throw new StoreError(`PUT ${key}: no such bucket`, 'STORE_REFUSES')
    return tries > 1 && (await writerOf(client, key)) === writer
  }
}

async function writerOf(client: S3Client, key: string): Promise<string | null> {
  const { response } = await client.ask({ method: 'HEAD', key }, nothing)
  return response.headers.get(WRITER)
}

/** Why facts could be written twice in this store; undefined if they cannot. */
export async function conditionsFault(client: S3Client): Promise<string | undefined> {
  const key = `check-${randomUUID()}`
  await putOnce(client, key, 'first')
  const isSecondToo = await putOnce(client, key, 'second')
  await client.ask({ method: 'DELETE', key }, nothing)
  if (!isSecondToo) return undefined
  return 'it ignores If-None-Match, so two processes could write the same fact'
}
