import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { previewKey } from '#lib/images/view-keys.ts'
import { clientOf } from '../http/client-of.ts'
import { readRecipe } from '../recipes/read-recipes.ts'
import { findImage } from '../results/find-image.ts'
import { readPreviewSide } from '../views/read-side.ts'
import { requestView } from '../views/request-view.ts'

type Asked = {
  Params: { id: string }
  Querystring: { recipe?: string | string[]; width?: string | string[] }
}

/** While somebody tries treatments; the same again costs nothing. */
const CACHE_CONTROL = 'private, max-age=600'

/** How a print would look on a screen: made at once from a small copy, and not kept. */
export default async function previews(app: FastifyInstance) {
  app.get<Asked>('/images/:id/preview', async (request, reply) => {
    const { id: image } = await findImage(app.images, request.params.id)
    const side = readPreviewSide(request.query.width)
    const text = [request.query.recipe ?? ''].flat().join(',')
    const recipe = text === '' ? undefined : readRecipe(text, app.config.recipes).text
    const key = previewKey(image, randomUUID())
    const wish = { client: clientOf(request), image, left: whenLeft(reply) }
    const shown = await app.wishes.fulfil(wish, () =>
      requestView(app, { image, key, kind: 'preview', recipe, side })
    )
    const bytes = await takeBytes(key)
    const { print, approximate } = shown
    reply.type('image/webp').headers({
      'print-size': `${print.width}x${print.height}`,
      ...(approximate.length > 0 && { 'preview-approximate': approximate.join(',') }),
      'cache-control': CACHE_CONTROL,
      'content-security-policy': "sandbox; default-src 'none'"
    })
    return bytes
  })

  /** Small: at most some hundred kilobytes. */
  async function takeBytes(key: string): Promise<Buffer> {
    const { storage } = app.images
    const there = await storage.stat(key)
    const bytes = await storage.readBytes(key, { start: 0, end: (there?.bytes ?? 0) - 1 })
    await storage.remove(key)
    return bytes
  }
}

/** Aborted once nobody waits for the reply any more. */
function whenLeft({ raw }: FastifyReply): AbortSignal {
  const left = new AbortController()
  raw.on('close', () => left.abort())
  return left.signal
}
