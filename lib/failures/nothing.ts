/** The parameters of a failure whose code says it all. */
export type Nothing = Record<never, never>
