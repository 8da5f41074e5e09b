import { PUBLISHED_HEADER } from '#lib/broker/job.ts'
import type { Publisher } from '#lib/broker/publisher.ts'
import { RETRY_SECONDS } from '#lib/broker/topology.ts'
import type { Delivery } from './delivery.ts'

const RETRY_HEADER = 'x-revelado-retry'

/**
 * Has the broker redeliver the message in its lane after 5, 30, 120, then always 600 s.
 * @returns these seconds
 * @throws NotPublished
 */
export async function scheduleRetry(
  { names, publish }: Pick<Publisher, 'names' | 'publish'>,
  { content, headers, lane }: Pick<Delivery, 'content' | 'headers' | 'lane'>
): Promise<number> {
  const retries = Number(headers[RETRY_HEADER] ?? 0)
  const step = Math.min(retries, RETRY_SECONDS.length - 1)
  const kept = { [PUBLISHED_HEADER]: headers[PUBLISHED_HEADER], [RETRY_HEADER]: retries + 1 }
  await publish(names.retry[lane][step] ?? '', content, { headers: kept })
  return RETRY_SECONDS[step] ?? 0
}
