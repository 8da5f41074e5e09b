import t from 'tap'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

t.test('a broker that nobody reaches is told of, with its address, once', async (t) => {
  const AMQP_URL = 'amqp://127.0.0.1:1'
  const darkroom = await openDarkroom(t)
  const receiver = darkroom.startReceiver({ AMQP_URL })
  const lines = () => receiver.output().match(/WARN.*broker is away, trying again.*/g) ?? []
  await waitFor('the line', () => lines().length > 0)
  t.match(lines()[0], /"purpose":"receiver".*ECONNREFUSED 127\.0\.0\.1:1/)
  t.equal(await receiver.stop(), 0)
  t.equal(lines().length, 1)
})
