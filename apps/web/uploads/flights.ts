import type { Config } from '#lib/config.ts'
import { Problem } from '../http/problem.ts'

/** An upload of so little is never what fills a disk. */
const SMALL_BYTES = 64 * 1024
const RETRY_AFTER = { 'retry-after': '5' }

type Limits = Pick<Config, 'maxUploads' | 'maxInFlightBytes'>

export type Flight = {
  /** Counts bytes as they come. @throws Problem too-many-uploads */
  count(bytes: number): void
}

/** Uploads that have begun and are not answered, and what has come of them. */
export function createFlights({ maxUploads, maxInFlightBytes }: Limits) {
  let uploads = 0
  let inFlight = 0

  /** @throws Problem too-many-uploads */
  return async function inFlightWhile<T>(use: (flight: Flight) => Promise<T>): Promise<T> {
    if (uploads >= maxUploads) {
      throw tooMany({ variable: 'MAX_UPLOADS', allowed: maxUploads, measured: uploads + 1 })
    }
    let own = 0
    const count = (bytes: number) => {
      own += bytes
      inFlight += bytes
      if (inFlight <= maxInFlightBytes || own <= SMALL_BYTES) return
      throw tooMany({ variable: 'MAX_IN_FLIGHT_MB', allowed: maxInFlightBytes, measured: inFlight })
    }
    uploads++
    try {
      return await use({ count })
    } finally {
      uploads--
      inFlight -= own
    }
  }
}

function tooMany(limit: { variable: string; allowed: number; measured: number }): Problem {
  return new Problem('too-many-uploads', { parameters: { limit }, headers: RETRY_AFTER })
}
