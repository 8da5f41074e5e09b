import { z } from 'zod'
import { imageId } from '#lib/images/ids.ts'

const job = z.strictObject({
  version: z.literal(1),
  image: imageId,
  recipe: z.string().min(1).max(512)
})

export type Job = z.infer<typeof job>

export function createJob(image: string, recipe: string): Job {
  return { version: 1, image, recipe }
}

export function encodeJob(message: Job): Buffer {
  return Buffer.from(JSON.stringify(message))
}

/** @throws when the bytes are not a job: retrying would not help */
export function decodeJob(content: Uint8Array): Job {
  return job.parse(JSON.parse(Buffer.from(content).toString()))
}
