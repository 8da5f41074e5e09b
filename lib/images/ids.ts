import { randomBytes } from 'node:crypto'
import { z } from 'zod'

/** 128 random bits as base64url. */
export const imageId = z.string().regex(/^[\w-]{22}$/)

export function newImageId(): string {
  return randomBytes(16).toString('base64url')
}
