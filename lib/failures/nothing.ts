/** For a failure that needs no parameters. */
export type Nothing = Record<never, never>
