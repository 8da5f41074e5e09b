import t from 'tap'
import type { Image } from '#lib/images/images.ts'
import { timeLimitFor } from '../../../apps/receiver/job/time-limit.ts'

const image = (format: string) => ({ original: { format } }) as Image

t.test('JOB_TIMEOUT_SECONDS limits the time of photographs', async (t) => {
  const limit = { seconds: 60, variable: 'JOB_TIMEOUT_SECONDS' }
  t.strictSame(timeLimitFor(image('jpeg'), 60_000), limit)
})

t.test('drawings have a shorter limit of their own', async (t) => {
  t.strictSame(timeLimitFor(image('svg'), 60_000), { seconds: 10 })
  t.strictSame(timeLimitFor(image('svg'), 5000), { seconds: 5, variable: 'JOB_TIMEOUT_SECONDS' })
})
