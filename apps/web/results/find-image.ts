import type { FastifyInstance } from 'fastify'
import { imageId } from '#lib/images/ids.ts'
import type { Image } from '#lib/images/images.ts'
import { Problem } from '../http/problem.ts'

type WithId = { params: { id: string } }

/** The image that the address names. @throws Problem no-such-image; its id never becomes a path unchecked */
export async function findImage(app: FastifyInstance, { params }: WithId): Promise<Image> {
  const image = imageId.safeParse(params.id).success ? await app.images.read(params.id) : undefined
  if (!image) throw new Problem('no-such-image', { parameters: { id: params.id } })
  return image
}
