import { photo } from '../images/photos.ts'
import type { Client } from './client.ts'

const KINDS = 4

/** Makes this many uploads at once. Resolves to the images' ids once all are answered. */
export async function sendCrowd(client: Client, count: number): Promise<string[]> {
  const photos = await Promise.all(
    Array.from({ length: KINDS }, (_, kind) => photo(300, 200, kind + 1))
  )
  return await Promise.all(
    Array.from({ length: count }, (_, i) => {
      const bytes = photos[i % KINDS] as Buffer
      return client.accepted({ name: `${i}.jpg`, bytes })
    })
  )
}

/** The outcome of each: `done` with its print's length, or why not. */
export async function prints(client: Client, ids: string[]): Promise<string[]> {
  const lines: string[] = []
  for (const id of ids) {
    const [result] = (await client.settled(id, 120_000)).results
    const bytes = result?.status === 'done' ? await client.bytes(result.url) : undefined
    lines.push(bytes?.length === result?.bytes ? 'done' : `${id} ${JSON.stringify(result)}`)
  }
  return lines
}
