/** The queues that a job can wait in, in the order in which receivers serve them. */
export const LANES = ['first', 'images', 'bulk'] as const

/**
 * `first`: the pages' own previews; `images`: the first unsettled jobs of each client; `bulk`: what a
 * client has beyond its fair share.
 */
export type Lane = (typeof LANES)[number]

export function eachLane<T>(of: (lane: Lane) => T): Record<Lane, T> {
  return { first: of('first'), images: of('images'), bulk: of('bulk') }
}
