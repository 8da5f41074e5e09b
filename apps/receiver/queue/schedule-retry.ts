import { MARKED_HEADER } from '#lib/broker/job.ts'
import type { Publisher } from '#lib/broker/publisher.ts'
import type { Delivery } from './delivery.ts'

const RETRY_HEADER = 'x-revelado-retry'

/** Has the broker redeliver the message in its lane after 5, 30, 120, then always 600 s. @throws NotPublished */
export async function scheduleRetry(
  { names, publish }: Pick<Publisher, 'names' | 'publish'>,
  { content, headers, lane }: Pick<Delivery, 'content' | 'headers' | 'lane'>
): Promise<void> {
  const retries = Number(headers[RETRY_HEADER] ?? 0)
  const queue = names.retry[lane][Math.min(retries, names.retry[lane].length - 1)]
  const kept = { [MARKED_HEADER]: headers[MARKED_HEADER], [RETRY_HEADER]: retries + 1 }
  if (queue) await publish(queue, content, { headers: kept })
}
