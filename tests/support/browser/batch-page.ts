import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { resultKey } from '#lib/images/images.ts'
import { createClient } from '../http/client.ts'
import { pngStart } from '../images/odd-images.ts'
import { photo } from '../images/photos.ts'
import { openDarkroom } from '../processes/darkroom.ts'
import { openBrowser } from './browser.ts'

export const COUNT = 10

export const photographs = await Promise.all(
  Array.from({ length: COUNT }, async (_, i) => ({
    name: `${i}.jpg`,
    mimeType: 'image/jpeg',
    buffer: await photo(60 + i, 40, i + 1)
  }))
)
export const broken = { name: 'broken.png', mimeType: 'image/png', buffer: pngStart(60, 40) }

/** Pages of batches, and the darkroom that has no receiver yet. */
export async function openBatchPages(t: Test) {
  const darkroom = await openDarkroom(t)
  const { visit } = await openBrowser(t)
  await darkroom.startWeb()
  const client = createClient(darkroom.url)
  const send = (images: typeof photographs) =>
    client.batchOf(images.map(({ name, buffer }) => ({ name, bytes: buffer })))
  const open = async (id: string, options = {}) =>
    await visit(`${darkroom.url}/batches/${id}`, options)

  /** The disk damages how the print of broken.png was settled: that can be helped. */
  async function spoilRecord(page: Page) {
    const { images } = await client.readBatch(page.url().split('/').at(-1) ?? '')
    const { id = '' } = images.find(({ original }) => original.name === broken.name) ?? {}
    await writeFile(join(darkroom.dataDir, `${resultKey(id, 'grayscale')}.json`), '{')
  }

  return { darkroom, client, visit, send, open, spoilRecord }
}

/** A reload would lose it. */
export const mark = (page: Page) => page.evaluate("document.documentElement.dataset.mark = 'yes'")
export const isMarked = (page: Page) => page.evaluate("'mark' in document.documentElement.dataset")
