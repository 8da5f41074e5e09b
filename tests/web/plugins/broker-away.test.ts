import t from 'tap'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom, status } from '../../support/processes/darkroom.ts'
import { freePort } from '../../support/processes/free-port.ts'
import { filesIn } from '../../support/storage/folder.ts'
import { waitFor } from '../../support/wait-for.ts'

const darkroom = await openDarkroom(t)
const { url, dataDir } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }

// accepted while there was a broker
const before = await darkroom.startWeb()
const { id } = (await (await client.send([fry])).json()) as ImageJson
await before.stop()
const files = await filesIn(dataDir)

const nobody = `amqp://guest:guest@127.0.0.1:${await freePort()}`
const web = await darkroom.startWeb({ AMQP_URL: nobody }, '/health')
const started = performance.now()

t.test('web lives without a broker, and says that it cannot take images', async (t) => {
  t.equal((await fetch(`${url}/health`)).status, 200)
  const ready = await fetch(`${url}/ready`)
  t.match(ready.headers.get('retry-after'), /^\d+$/)
  const problem = await assertProblem(t, ready, { status: 503, code: 'broker-away' })
  t.match(problem.detail, /broker is not connected/)
})

t.test('/status says so too', async (t) => {
  const response = await fetch(`${url}/status`)
  t.equal(response.status, 200)
  t.match(await response.json(), {
    status: 'OK',
    broker: { connected: false },
    queue: null,
    receivers: null,
    storage: { writable: true }
  })
})

t.test('images accepted before are still shown', async (t) => {
  t.match(await client.readImage(id), { id, results: [{ status: 'queued' }] })
  t.ok((await client.bytes(`/images/${id}/original`)).equals(fry.bytes))
  t.equal((await fetch(url)).status, 200)
})

t.test('an upload waits a while for the broker, then is refused and not kept', async (t) => {
  const response = await client.send([fry])
  const seconds = (performance.now() - started) / 1000
  t.ok(seconds > 15 && seconds < 28, `${seconds.toFixed(1)} s: less than Heroku's 30`)
  t.match(response.headers.get('retry-after'), /^\d+$/)
  await assertProblem(t, response, { status: 503, code: 'broker-away' })
  t.strictSame(await filesIn(dataDir), files)
})

t.test('once the broker is known to be away, uploads are refused at once', async (t) => {
  const asked = performance.now()
  await assertProblem(t, await client.send([fry]), { status: 503, code: 'broker-away' })
  const another = await fetch(`${url}/images/${id}/results`, {
    method: 'POST',
    body: JSON.stringify({ recipe: 'thermal' }),
    headers: { 'content-type': 'application/json' }
  })
  await assertProblem(t, another, { status: 503, code: 'broker-away' })
  t.ok(performance.now() - asked < 5000)
  t.strictSame(await filesIn(dataDir), files)
})

t.test('web stops at once when there is no broker', async (t) => {
  const asked = performance.now()
  t.equal(await web.stop(), 0)
  t.ok(performance.now() - asked < 8000)
})

t.test('when the broker is back, waiting jobs are developed', async (t) => {
  await darkroom.start()
  t.match((await client.settled(id)).results, [{ status: 'done' }])
  await waitFor('no mark', async () => (await filesIn(`${dataDir}/pending`)).length === 0)
  await waitFor('the receiver', async () => (await status(url)).receivers === 1)
})
