import { setTimeout as delay } from 'node:timers/promises'
import { photo } from '../images/photos.ts'
import type { Client } from './client.ts'

const KINDS = 4

/**
 * Makes this many uploads at once, as a program does that sends again what was refused for a while: on a
 * slow machine a broker may take longer to come back than web waits for it. Resolves to the images' ids.
 */
export async function sendCrowd(client: Client, count: number): Promise<string[]> {
  const photos = await Promise.all(
    Array.from({ length: KINDS }, (_, kind) => photo(300, 200, kind + 1))
  )
  return await Promise.all(
    Array.from({ length: count }, (_, i) => {
      const bytes = photos[i % KINDS] as Buffer
      return untilAccepted(client, { name: `${i}.jpg`, bytes })
    })
  )
}

async function untilAccepted(client: Client, image: { name: string; bytes: Buffer }) {
  for (;;) {
    const response = await client.send([image])
    if (response.status === 202) return ((await response.json()) as { id: string }).id
    const seconds = Number(response.headers.get('retry-after'))
    if (response.status !== 503 || !seconds) throw new Error(await response.text())
    await delay(seconds * 1000)
  }
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
