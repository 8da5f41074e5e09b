/** A limit that was exceeded, and the environment variable that sets it, where one does. */
export type Limit = { variable?: string; allowed: number; measured: number }
