import t from 'tap'
import { isAlive } from '../support/processes/processes.ts'
import { waitFor } from '../support/wait-for.ts'
import { openBroker } from './broker.ts'

const broker = await openBroker(t)

t.test('reports a killed node and exits with code 1, so that pm2 restarts it', async (t) => {
  const script = await broker.start()
  process.kill(await broker.nodePid(), 'SIGKILL')
  t.strictSame(await script.exited, [1, null])
  t.match(script.output(), /ERROR \(rabbitmq\): broker died \(exit code 137\)\n$/)
})

t.test('a node stops when its script is killed', async () => {
  const script = await broker.start()
  const node = await broker.nodePid()
  script.kill('SIGKILL')
  await waitFor('the node to exit', () => !isAlive(node))
})

t.test('a node that outlives its script is killed by the next start', async (t) => {
  const script = await broker.start()
  const node = await broker.nodePid()
  process.kill(node, 'SIGSTOP')
  script.kill('SIGKILL')
  await script.exited
  const next = await broker.start()
  t.match(next.output(), /killing a broker left over from an earlier start/)
  t.notOk(isAlive(node))
  t.equal(await next.stop(), 0)
})
