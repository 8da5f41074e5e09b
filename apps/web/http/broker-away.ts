import type { BrokerTroubleCode, Failure } from '#lib/failures/failure.ts'
import { Problem } from './problem.ts'

const RETRY_AFTER = { 'retry-after': '5' }

export function brokerAway(reason: Failure<BrokerTroubleCode>, headers = RETRY_AFTER): Problem {
  return new Problem('broker-away', { parameters: { reason }, headers })
}
