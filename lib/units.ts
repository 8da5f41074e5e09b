/** As MAX_UPLOAD_MB and its like count: 1024 to the next unit. */
export const KILOBYTE = 1024
export const MEGABYTE = 1024 * KILOBYTE

export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const HOUR_SECONDS = 3600
