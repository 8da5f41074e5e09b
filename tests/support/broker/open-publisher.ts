import { randomBytes } from 'node:crypto'
import type { Test } from 'tap'
import { openPublisher } from '#lib/broker/publisher.ts'
import { readConfig } from '#lib/config.ts'
import { brokerUrl, deleteQueues } from '../processes/darkroom.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} }

/** A publisher, not connected yet, with queues of its own, which are removed when the test ends. */
export function openTestPublisher(t: Test, url = brokerUrl(), env: Record<string, string> = {}) {
  const prefix = `test-${randomBytes(6).toString('hex')}.`
  const config = readConfig({ AMQP_URL: url, QUEUE_PREFIX: prefix, ...env })
  const publisher = openPublisher({ config, log: silent, purpose: 'test' })
  t.teardown(async () => {
    await publisher.close()
    await deleteQueues(prefix)
  })
  return { publisher, prefix }
}
