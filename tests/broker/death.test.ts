import t from 'tap'
import { isAlive } from '../support/processes/processes.ts'
import { waitFor } from '../support/wait-for.ts'
import { openBroker } from './broker.ts'

const broker = await openBroker(t)

t.test('a node that is killed is told of, so that pm2 starts it again', async (t) => {
  const script = await broker.start()
  process.kill(await broker.nodePid(), 'SIGKILL')
  t.strictSame(await script.exited, [1, null])
  t.match(script.output(), /ERROR \(rabbitmq\): broker died \(exit code 137\)\n$/)
})

t.test('a node whose script is killed ends by itself', async () => {
  const script = await broker.start()
  const node = await broker.nodePid()
  script.kill('SIGKILL')
  await waitFor('the node to end', () => !isAlive(node))
})

t.test('a node that outlives its script is ended by the next start', async (t) => {
  const script = await broker.start()
  const node = await broker.nodePid()
  process.kill(node, 'SIGSTOP')
  script.kill('SIGKILL')
  await script.exited
  const next = await broker.start()
  t.match(next.output(), /ending the broker of an earlier start by force/)
  t.notOk(isAlive(node))
  t.equal(await next.stop(), 0)
})
