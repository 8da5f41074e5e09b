import { availableParallelism, totalmem } from 'node:os'
import t from 'tap'
import { concurrencyFor, memoryBudget } from '../../../apps/receiver/job/memory-budget.ts'

const MEGABYTE = 1024 ** 2
const AMQP_URL = new URL('amqp://elsewhere').href

t.test('pixels get what the rest of the container leaves', async (t) => {
  const memoryBytes = 2048 * MEGABYTE
  t.equal(memoryBudget({ memoryBytes, amqpUrl: undefined }), (2048 - 250) * MEGABYTE)
})

t.test('where the broker runs elsewhere, they get its share too', async (t) => {
  const memoryBytes = 2048 * MEGABYTE
  t.equal(memoryBudget({ memoryBytes, amqpUrl: AMQP_URL }), (2048 - 120) * MEGABYTE)
})

t.test('however small the container, a small image can be developed', async (t) => {
  for (const megabytes of [1, 250, 300]) {
    const memoryBytes = megabytes * MEGABYTE
    t.equal(memoryBudget({ memoryBytes, amqpUrl: undefined }), 90 * MEGABYTE, `${megabytes} MB`)
  }
})

t.test('without a figure, the budget stays below what the machine has', async (t) => {
  const budget = memoryBudget({ memoryBytes: undefined, amqpUrl: AMQP_URL })
  t.ok(budget >= 90 * MEGABYTE && budget < totalmem(), `${budget}`)
})

t.test('a limit of the container counts, not what its host has', async (t) => {
  const { constrainedMemory } = process
  t.teardown(() => Object.assign(process, { constrainedMemory }))
  process.constrainedMemory = () => 700 * MEGABYTE
  const expected = (Math.min(700 * MEGABYTE, totalmem()) / MEGABYTE - 120) * MEGABYTE
  t.equal(memoryBudget({ memoryBytes: undefined, amqpUrl: AMQP_URL }), expected)
})

t.test('one image at a time is always developed', async (t) => {
  t.equal(concurrencyFor(0), 1)
  t.equal(concurrencyFor(95 * MEGABYTE), 1)
})

t.test('as many at a time as fit into the memory, but no more than cores, or two', async (t) => {
  t.equal(concurrencyFor(2 * 96 * MEGABYTE), 2)
  t.equal(concurrencyFor(2 * 96 * MEGABYTE - 1), 1)
  t.equal(concurrencyFor(Number.MAX_SAFE_INTEGER), Math.max(2, availableParallelism()))
})
