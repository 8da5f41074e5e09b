import type { BrokerTroubleCode, Failure } from '#lib/failures/failure.ts'

/** `blocked` is RabbitMQ's reason for blocking publishers; undefined: not connected. */
export function brokerTrouble(blocked: string | undefined): Failure<BrokerTroubleCode> {
  if (blocked === undefined) return { code: 'broker-not-connected', parameters: {} }
  const short = (['memory', 'disk'] as const).find((one) => blocked.includes(one)) ?? null
  return { code: 'broker-blocked', parameters: { short } }
}
