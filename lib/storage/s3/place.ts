import type { Cache } from './cache.ts'
import type { S3Client } from './client.ts'

export type Place = { client: S3Client; cache: Cache; prefix: string }

export const nothing = async (response: Response): Promise<void> => {
  await response.body?.cancel()
}

export const isMissing = ({ status }: Response) => status === 404
