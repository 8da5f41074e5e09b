import { constants, inflateSync } from 'node:zlib'
import { MEGABYTE } from '#lib/units.ts'

/** How far beyond what is allowed a refusal can count. */
const BEYOND = MEGABYTE

/** Inflates no more than it takes to know that the limit is exceeded; 0 for what is damaged. */
export function inflatedBytes(compressed: Buffer, allowed: number, inflate = inflateSync): number {
  const maxOutputLength = allowed + BEYOND
  try {
    return inflate(compressed, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH }).length
  } catch (error) {
    return isTooLarge(error) ? maxOutputLength : 0
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}
