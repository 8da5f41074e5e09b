import { KILOBYTE } from '#lib/units.ts'

/** Limits on everything in a request except images, whose limits are environment variables. */
export const MAX_JSON_BYTES = 64 * KILOBYTE
export const MAX_FIELDS = 200
export const MAX_FIELD_BYTES = 4096
