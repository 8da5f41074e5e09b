import t from 'tap'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const PURPOSES = ['receiver', 'receiver publisher']

t.test('a broker that nobody reaches is told of once by each connection', async (t) => {
  const AMQP_URL = 'amqp://127.0.0.1:1'
  const darkroom = await openDarkroom(t)
  const receiver = darkroom.startReceiver({ AMQP_URL, LOG_LEVEL: 'debug' })
  const warnings = linesOf(/WARN.*broker is away, trying again.*/g)
  const attempts = linesOf(/DEBUG.*broker not reachable.*/g)
  await waitFor('the line of each', () => warnings().length >= PURPOSES.length)
  const before = attempts().length
  await waitFor('more attempts', () => attempts().length >= before + 4)
  t.equal(await receiver.stop(), 0)
  t.strictSame(warnings().map(purposeOf).sort(), PURPOSES)
  for (const line of warnings()) t.match(line, 'ECONNREFUSED 127.0.0.1:1')

  function linesOf(pattern: RegExp) {
    return () => receiver.output().match(pattern) ?? []
  }
})

function purposeOf(line: string) {
  return /"purpose":"([^"]+)"/.exec(line)?.[1]
}
