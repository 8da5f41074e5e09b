import type { Config } from '#lib/config.ts'
import { Problem } from '../http/problem.ts'

/** A stream of a batch counts once more for every so many images. */
const IMAGES_A_PLACE = 50
const RETRY_AFTER = { 'retry-after': '15' }

type Limits = Pick<Config, 'maxStreams' | 'maxClientStreams'>

/** Counts event streams: of each client, and of all. */
export function createStreamLimit({ maxStreams, maxClientStreams }: Limits) {
  const ofClients = new Map<string, number>()
  let taken = 0

  function take(client: string, places: number) {
    const ofClient = (ofClients.get(client) ?? 0) + places
    taken += places
    if (ofClient > 0) ofClients.set(client, ofClient)
    else ofClients.delete(client)
  }

  return {
    /**
     * Takes the places of a stream that watches so many images, until the function that is returned is
     * called.
     * @throws Problem too-many-streams
     */
    open(client: string, images: number): () => void {
      const places = Math.ceil(images / IMAGES_A_PLACE)
      const ofClient = (ofClients.get(client) ?? 0) + places
      if (ofClient > maxClientStreams) {
        throw tooMany({
          variable: 'MAX_CLIENT_STREAMS',
          allowed: maxClientStreams,
          measured: ofClient
        })
      }
      if (taken + places > maxStreams) {
        throw tooMany({ variable: 'MAX_STREAMS', allowed: maxStreams, measured: taken + places })
      }
      take(client, places)
      let isOpen = true
      return () => {
        if (isOpen) take(client, -places)
        isOpen = false
      }
    }
  }
}

function tooMany(limit: { variable: string; allowed: number; measured: number }): Problem {
  return new Problem('too-many-streams', { parameters: { limit }, headers: RETRY_AFTER })
}
