import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Image } from '#lib/images/images.ts'
import { THUMBNAIL_SIDES } from '#lib/images/view-keys.ts'
import { SECOND_MS } from '#lib/units.ts'
import { Problem } from '../http/problem.ts'
import { readRecipe } from '../recipes/read-recipes.ts'
import { findImage } from '../results/find-image.ts'
import { imageUrl, resultUrl } from '../results/image-json.ts'

type ById = { Params: { id: string } }

const MAX_SECONDS = 31_536_000

const shared = {
  seconds: z.int().min(1).max(MAX_SECONDS).optional(),
  width: z.literal(THUMBNAIL_SIDES).optional()
}
const wanted = z.union([
  z.strictObject({ recipe: z.string(), ask: z.boolean().optional(), ...shared }),
  z.strictObject({ original: z.literal(true), ...shared })
])
type Wanted = z.infer<typeof wanted>

/** Makes a signed link to a print or an original, for whoever has no key. */
export default async function links(app: FastifyInstance) {
  app.post<ById>('/images/:id/links', async (request, reply) => {
    if (!app.signedLinks.areOn) {
      throw new Problem('links-off', { parameters: { variable: 'SIGNING_KEY' } })
    }
    const image = await findImage(app.images, request.params.id)
    const { data, error } = wanted.safeParse(request.body)
    if (!data) throw new Problem('bad-link', { cause: error })
    const ends = endOf(image, data)
    reply.header('cache-control', 'no-store')
    return {
      url: app.signedLinks.sign(pathTo(image, data), ends),
      expiresAt: new Date(ends * SECOND_MS).toISOString()
    }
  })

  function pathTo({ id }: Image, one: Wanted): string {
    const query = [
      ...('ask' in one && one.ask ? ['ask=1'] : []),
      ...(one.width === undefined ? [] : [`width=${one.width}`])
    ].join('&')
    const path =
      'recipe' in one
        ? resultUrl(id, readRecipe(one.recipe, app.config.recipes).text)
        : `${imageUrl(id)}/original`
    return query === '' ? path : `${path}?${query}`
  }
}

/** With the image, unless it is to end sooner. */
function endOf({ expiresAt }: Image, { seconds }: Wanted): number {
  const last = Math.ceil(Date.parse(expiresAt) / SECOND_MS)
  if (seconds === undefined) return last
  return Math.min(last, Math.floor(Date.now() / SECOND_MS) + seconds)
}
