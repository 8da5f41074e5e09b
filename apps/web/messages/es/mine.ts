import type { mine as english } from '../en/mine.ts'

export const mine: typeof english = {}
