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

/** The AMQP header of a job's first message: what its mark says, as JSON. */
export const ASKED_HEADER = 'x-revelado-asked'

const asked = z.object({
  askedAt: z.string(),
  markedAt: z.string(),
  /** When the message was. */
  sentAt: z.string(),
  /** Of the original. */
  format: z.string(),
  /** Of all jobs that came with the image, one has it described. */
  isFirst: z.boolean()
})

export type Asked = z.infer<typeof asked>

/** How a job was published: its message's queue and headers tell. Earlier releases knew none of it. */
export type Published = {
  lane?: Lane | undefined
  publishedAt?: string | undefined
  asked?: Asked | undefined
}

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

export function publishedHeaders({ publishedAt, asked }: Published): Record<string, unknown> {
  return {
    [PUBLISHED_HEADER]: publishedAt,
    ...(asked && { [ASKED_HEADER]: JSON.stringify(asked) })
  }
}

/** Without it, or with one of another release, the mark is read. */
export function readAsked(headers: Record<string, unknown> = {}): { asked?: Asked } {
  try {
    return { asked: asked.parse(JSON.parse(String(headers[ASKED_HEADER]))) }
  } catch {
    return {}
  }
}

/** @throws when the bytes are not a job: retrying would not help */
export function decodeJob(content: Uint8Array): Job {
  return body.parse(JSON.parse(Buffer.from(content).toString()))
}
