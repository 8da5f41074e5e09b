import { z } from 'zod'
import { imageId } from '#lib/images/ids.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import type { Lane } from './lanes.ts'

/** The AMQP header that tells when a job was first published, as ISO 8601. */
export const PUBLISHED_HEADER = 'x-revelado-published'

const body = z.strictObject({
  version: z.literal(1),
  image: imageId,
  recipe: z.string().min(1).max(512)
})

/** How a job was published: its message's queue and header tell. Earlier releases knew neither. */
export type Published = { lane?: Lane | undefined; publishedAt?: string | undefined }

export type Job = z.infer<typeof body> & Published

/** Names the pair of image and recipe, in as few characters as tell it from all others. */
export function jobName({ image, recipe }: Pick<Job, 'image' | 'recipe'>): string {
  return `${image}/${recipeKey(recipe)}`
}

export function createJob(image: string, recipe: string): Job {
  return { version: 1, image, recipe }
}

export function encodeJob({ version, image, recipe }: Job): Buffer {
  return Buffer.from(JSON.stringify({ version, image, recipe }))
}

/** @throws when the bytes are not a job: retrying would not help */
export function decodeJob(content: Uint8Array): Job {
  return body.parse(JSON.parse(Buffer.from(content).toString()))
}
