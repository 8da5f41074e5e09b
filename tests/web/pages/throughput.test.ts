import t from 'tap'
import type { OperatorStatus } from '../../../apps/web/operators/status.ts'
import packageJson from '../../../package.json' with { type: 'json' }
import { createClient } from '../../support/http/client.ts'
import { pngStart } from '../../support/images/odd-images.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { freePort } from '../../support/processes/free-port.ts'
import { waitFor } from '../../support/wait-for.ts'

const TOKEN = 'correct-horse-battery'

const darkroom = await openDarkroom(t, { OPERATOR_TOKEN: TOKEN, LOG_LEVEL: 'trace' })
const { web, receiver } = await darkroom.start()
const other = String(await freePort())
await darkroom.startWeb({ PORT: other })
const client = createClient(darkroom.url)
const webs = [darkroom.url, `http://localhost:${other}`]

const fetchStatus = (url: string, token: string, accept = '*/*') =>
  fetch(`${url}/status`, { headers: { authorization: `Bearer ${token}`, accept } })

async function read(url: string): Promise<OperatorStatus> {
  return ((await (await fetchStatus(url, TOKEN)).json()) as { operator: OperatorStatus }).operator
}

const done = await client.accepted({ name: 'fry.jpg', bytes: await photo(60, 40) })
const broken = await client.accepted({ name: 'stub.png', bytes: pngStart(60, 40) }, 'thermal')
await client.settled(done)
const { results } = await client.settled(broken)
const reason = results[0]?.error ?? ''

t.test('every web counts done and failed results, with the reasons', async (t) => {
  for (const url of webs) {
    const { throughput, failures } = await waitFor('both to be heard of', async () => {
      const status = await read(url)
      return status.throughput.done + status.throughput.failed === 2 && status
    })
    t.match(throughput, { done: 1, failed: 1 })
    t.match(failures, [{ image: broken, recipe: 'thermal', url: `/images/${broken}`, reason }])
    t.equal(failures.length, 1)
    t.match(reason, /./)
    const now = throughput.minutes.slice(-2)
    t.equal(
      now.reduce((sum, minute) => sum + minute.done, 0),
      1,
      'in this minute or the last'
    )
  }
})

t.test('each process reports its versions', async (t) => {
  const { receivers, versions } = await waitFor('a report', async () => {
    const status = await read(darkroom.url)
    // the first report may come before a worker has started
    return status.receivers[0]?.versions && status
  })
  t.match(versions, { revelado: packageJson.version, broker: /^RabbitMQ \d+\.\d+/ })
  t.match(receivers[0]?.versions, { revelado: packageJson.version, sharp: /^\d/, libvips: /^\d/ })
  const json = (await (await fetch(`${darkroom.url}/status`)).json()) as { receiving: object[] }
  t.strictSame(Object.keys(json.receiving[0] ?? {}), ['concurrency', 'inHand', 'memory'])
})

t.test('the page shows them, and links to the image that failed', async (t) => {
  const html = await (await fetchStatus(darkroom.url, TOKEN, 'text/html')).text()
  t.match(html, 'Bars for each of the last 60 minutes: 1 done, 1 failed.')
  t.match(html, `<a href="/images/${broken}">`)
  t.match(html.replaceAll('&#39;', "'").replaceAll('&quot;', '"'), reason)
  for (const text of ['Photographs are being accepted', 'Receiver 1', 'RabbitMQ']) {
    t.match(html, text)
  }
})

t.test('the failures of an erased image are dropped', async (t) => {
  await fetch(`${darkroom.url}/images/${broken}`, { method: 'DELETE' })
  for (const url of webs) {
    await waitFor('it to be forgotten', async () => (await read(url)).failures.length === 0)
  }
  t.equal((await read(darkroom.url)).throughput.failed, 1, 'it did fail')
})

t.test('no process writes a token into its log', async (t) => {
  for (const token of [TOKEN, 'wrong-but-long-enough']) {
    await fetchStatus(darkroom.url, token)
    await fetch(`${darkroom.url}/status`, { method: 'POST', body: new URLSearchParams({ token }) })
  }
  await waitFor('the refusals', () => web.output().includes('wrong operator token'))
  t.notMatch(web.output() + receiver.output(), /correct-horse|wrong-but-long/)
})
