import { totalmem } from 'node:os'
import t from 'tap'
import { MEGABYTE } from '#lib/units.ts'
import { containerUse, createContainer } from '../../../apps/receiver/pool/container.ts'

t.test('without a limit there is no end', async (t) => {
  t.intercept(process, 'constrainedMemory', { value: () => 0 })
  t.equal(createContainer().left(), Number.POSITIVE_INFINITY)
})

t.test('a limit counts, less what the container uses and a margin', async (t) => {
  const limit = totalmem() - MEGABYTE
  t.intercept(process, 'constrainedMemory', { value: () => limit })
  const left = createContainer().left()
  t.ok(left < limit * 0.95 && left <= limit - (containerUse() ?? 0), `${left} of ${limit}`)
})
