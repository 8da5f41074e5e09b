import { randomBytes } from 'node:crypto'
import { z } from 'zod'

/** 128 random bits as base64url: 22 characters, safe in a URL. */
export const imageId = z.string().regex(/^[\w-]{22}$/)

export function newImageId(): string {
  return randomBytes(16).toString('base64url')
}
