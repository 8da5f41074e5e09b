import type { BrokerTroubleCode, Failure } from '#lib/failures/failure.ts'
import { FailureError } from '#lib/failures/failure-error.ts'
import { brokerTrouble } from './trouble.ts'

/** Why the broker did not confirm a message. */
export class NotPublished extends FailureError<Failure<BrokerTroubleCode>> {
  override name = 'NotPublished'
}

export const notConnected = () => notPublished('broker-not-connected')
export const overdue = () => notPublished('broker-unconfirmed')
export const lost = (cause: unknown) => notPublished('broker-lost', cause)

export function blocked({ blocked = '' }: { blocked: string | undefined }): NotPublished {
  return new NotPublished(brokerTrouble(blocked))
}

export function noQueue(queue: string): NotPublished {
  return new NotPublished({ code: 'queue-missing', parameters: { queue } })
}

function notPublished(
  code: 'broker-not-connected' | 'broker-unconfirmed' | 'broker-lost',
  cause?: unknown
): NotPublished {
  return new NotPublished({ code, parameters: {} }, { cause })
}
