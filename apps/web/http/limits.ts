import { KILOBYTE } from '#lib/units.ts'

/** What a request may have besides images, whose limits are variables. */
export const MAX_JSON_BYTES = 64 * KILOBYTE
export const MAX_FIELDS = 200
export const MAX_FIELD_BYTES = 4096
