import type { ResultFailureCode } from '#lib/failures/failure.ts'

/**
 * Failures of the machine, not of the image or the recipe: another attempt may end differently.
 */
export const HELPED_BY_RETRY: ResultFailureCode[] = [
  'crashed',
  'took-too-long',
  'internal',
  'record-unreadable',
  'unclassified'
]

export function canBeHelped(code: ResultFailureCode | null): boolean {
  return code === null || HELPED_BY_RETRY.includes(code)
}
