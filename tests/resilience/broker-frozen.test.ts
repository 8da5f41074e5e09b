import t from 'tap'
import { startPrivateBroker } from '../support/broker/private-broker.ts'
import { createClient } from '../support/http/client.ts'
import { photo } from '../support/images/photos.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { pause } from '../support/processes/pause.ts'
import { waitFor } from '../support/wait-for.ts'

const broker = await startPrivateBroker(t)
const image = { name: 'a.jpg', bytes: await photo(60, 40) }

t.test('a broker that hangs is noticed, and loses nothing when it goes on', async (t) => {
  const darkroom = await openDarkroom(t, { AMQP_URL: broker.url })
  const client = createClient(darkroom.url)
  const { receiver } = await darkroom.start()
  const resume = await pause(receiver)
  const ids = [await client.accepted(image), await client.accepted(image)]
  const ready = async () => (await fetch(`${darkroom.url}/ready`)).status
  t.equal(await ready(), 200)

  broker.freeze()
  t.teardown(broker.thaw)
  resume()
  await waitFor('it to be noticed', async () => (await ready()) === 503)
  broker.thaw()
  await waitFor('web to be ready', async () => (await ready()) === 200)
  ids.push(await client.accepted(image))
  for (const id of ids) t.match((await client.settled(id)).results, [{ status: 'done' }])
})
