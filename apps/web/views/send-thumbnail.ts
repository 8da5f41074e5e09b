import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Image } from '#lib/images/images.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import { sendBytes } from '../http/send-bytes.ts'

type Needs = Pick<FastifyInstance, 'images' | 'thumbnails'>
type Exchange = { request: FastifyRequest; reply: FastifyReply }
/** `recipe`: of the print; none: of the original. */
type Of = { image: Image; side: number; recipe?: string; askedAt?: string }

/** Sends a small picture of the print or the original. @throws Problem when it cannot be made */
export async function sendThumbnail(
  { images, thumbnails }: Needs,
  { request, reply }: Exchange,
  { image, side, recipe, askedAt }: Of
) {
  const { key, bytes } = await thumbnails.find({ image, recipe, side })
  const of = recipe === undefined ? 'original' : recipeKey(recipe)
  const base = image.original.name.replace(/\.[^.]*$/, '')
  return sendBytes(request, reply, {
    ...{ storage: images.storage, key, bytes, format: 'webp' },
    filename: `${base}.${side}.webp`,
    etag: `"${image.id}.${of}.${side}"`,
    modifiedAt: askedAt ?? image.createdAt
  })
}
