/** What a request may have besides images, whose limits are variables. */
export const MAX_JSON_BYTES = 64 * 1024
export const MAX_FIELDS = 200
export const MAX_FIELD_BYTES = 4096
