import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createClient } from '../tests/support/http/client.ts'
import type { Stack } from '../tests/support/processes/stack.ts'
import { bytesOf } from './connections.ts'
import { inParallel } from './in-parallel.ts'
import { processorMs, processorMsOfTree } from './processor-time.ts'
import { measured, type Run } from './run.ts'
import { type Asked, idOf, upload } from './upload.ts'

const LOOK_EVERY_MS = 10
const REST_EVERY_MS = 200
const WAITING = { prefer: 'wait=25', accept: 'image/*' }

/** HTTP, storage, queue and receiver: from the first byte sent until no result is pending. */
export function wholePath(stack: Stack, images: Buffer[], recipe: string): Promise<Run> {
  return measured(
    images.length,
    () => processorOf(stack),
    async () => {
      const answers = await developed(stack, images, { recipe })
      return async () => {
        const bytes = await printBytes(stack.url, answers.map(idOf))
        await rest(stack)
        return bytes
      }
    }
  )
}

/** The same where each request is answered with its print. */
export function wholePathWaiting(stack: Stack, images: Buffer[], recipe: string): Promise<Run> {
  return measured(
    images.length,
    () => processorOf(stack),
    async () => {
      const answers = await upload(stack.url, images, { recipe, headers: WAITING, status: 200 })
      return async () => {
        await rest(stack)
        return bytesOf(answers)
      }
    }
  )
}

/** Uploads the images, and waits until no result is pending. */
export async function developed(stack: Stack, images: Buffer[], asked: Asked) {
  const answers = await upload(stack.url, images, asked)
  while (await isPending(stack.dataDir)) await delay(LOOK_EVERY_MS)
  return answers
}

/** Waits until all originals are described, in spare time that the next kind is not to share. */
export async function rest({ dataDir }: Stack) {
  const images = join(dataDir, 'images')
  const isDescribed = (id: string) => existsSync(join(images, id, 'metadata.json'))
  while (!(await readdir(images)).every(isDescribed)) await delay(REST_EVERY_MS)
}

export async function processorOf({ pid, nodePid }: Stack) {
  return {
    web: processorMs(await pid('web')),
    broker: processorMs(await nodePid()),
    receiver: processorMsOfTree(await pid('receiver')),
    client: processorMs(process.pid)
  }
}

async function isPending(dataDir: string): Promise<boolean> {
  const found = await readdir(join(dataDir, 'pending')).catch(() => [])
  return found.length > 0
}

/** Leaves the images in place: after mass deletions a file system is slow for a while. */
async function printBytes(url: string, ids: string[]): Promise<number> {
  const client = createClient(url)
  let bytes = 0
  await inParallel(ids, 2, async (id) => {
    const { results } = await client.readImage(id)
    if (results[0]?.status !== 'done') throw new Error(`${id}: ${JSON.stringify(results)}`)
    bytes += results[0].bytes ?? 0
  })
  return bytes
}
