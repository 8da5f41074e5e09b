import type { batch as english } from '../en/batch.ts'

export const batch: typeof english = {}
