import type { BrokerTroubleCode, Failure } from '#lib/failures/failure.ts'

/** `blocked`: why it takes no messages, in RabbitMQ's words; undefined: it is not connected. */
export function brokerTrouble(blocked: string | undefined): Failure<BrokerTroubleCode> {
  if (blocked === undefined) return { code: 'broker-not-connected', parameters: {} }
  const short = (['memory', 'disk'] as const).find((one) => blocked.includes(one)) ?? null
  return { code: 'broker-blocked', parameters: { short } }
}
