import type { Test } from 'tap'
import { readConfig } from '#lib/config.ts'
import { newBatch } from '#lib/images/batches.ts'
import { newImageId } from '#lib/images/ids.ts'
import type { Image } from '#lib/images/images.ts'
import type { ResultState } from '#lib/images/result-state.ts'
import { createLogger } from '#lib/logger.ts'
import { buildApp } from '../../../apps/web/app.ts'
import { plantResult } from '../storage/plant-result.ts'

/** Nobody listens there: pages need no broker. */
const NO_BROKER = 'amqp://127.0.0.1:1'

/** Pages of web, made from planted images. */
export async function openPages(t: Test, settings: Record<string, string> = {}) {
  const config = readConfig({
    AMQP_URL: NO_BROKER,
    DATA_DIR: settings.DATA_DIR ?? t.testdir(),
    LOG_LEVEL: 'fatal',
    ...settings
  })
  const app = await buildApp(config, createLogger('web', config))
  t.teardown(() => app.close())

  return {
    app,

    async get(url: string, language = 'en') {
      const headers = { accept: 'text/html', 'accept-language': language }
      const response = await app.inject({ url, headers })
      return { status: response.statusCode, headers: response.headers, html: response.body }
    },

    /** Plants an image with results in these states. Returns its page's address. */
    async plant(original: Partial<Image['original']>, states: Partial<ResultState>[]) {
      const id = newImageId()
      const now = new Date()
      await app.images.save({
        id,
        createdAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + config.retentionMs).toISOString(),
        original: {
          name: 'fry.jpg',
          format: 'jpeg',
          width: 400,
          height: 300,
          bytes: 20265,
          ...original
        }
      })
      for (const [index, state] of states.entries()) {
        const askedAt = new Date(now.getTime() + index).toISOString()
        const usual = { recipe: 'grayscale', status: 'queued' as const, askedAt, markedAt: askedAt }
        const planted = { ...usual, ...state }
        await plantResult(app.images, id, planted)
        app.progress.hear({ image: id, ...planted })
      }
      return `/images/${id}`
    },

    /** Plants a batch of images. Returns its page's address. */
    async plantBatch(...images: string[]) {
      const ids = images.map((url) => url.split('/').at(-1) ?? '')
      const found = await Promise.all(ids.map(app.images.read))
      const batch = newBatch(found.filter((image) => image !== undefined))
      await app.batches.save(batch)
      return `/batches/${batch.id}`
    }
  }
}

/** A result that is done. */
export const developed = {
  status: 'done' as const,
  format: 'png',
  width: 400,
  height: 300,
  bytes: 31_007,
  milliseconds: 18
}

/** A result that has failed, with words that HTML must not take for its own. */
export const failed = { recipe: 'thermal', status: 'failed' as const, error: 'It is <broken>.' }
