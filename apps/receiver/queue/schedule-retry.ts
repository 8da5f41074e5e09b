import type { Publisher } from '#lib/broker/publisher.ts'
import type { Delivery } from './delivery.ts'

const RETRY_HEADER = 'x-revelado-retry'

/** Has the broker redeliver the message after 5, 30, 120, then always 600 s. @throws NotPublished */
export async function scheduleRetry(
  { names, publish }: Pick<Publisher, 'names' | 'publish'>,
  { content, headers }: Pick<Delivery, 'content' | 'headers'>
): Promise<void> {
  const retries = Number(headers[RETRY_HEADER] ?? 0)
  const queue = names.retry[Math.min(retries, names.retry.length - 1)]
  if (queue) await publish(queue, content, { headers: { [RETRY_HEADER]: retries + 1 } })
}
