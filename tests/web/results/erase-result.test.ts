import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { slowImage, slowRecipe } from '../../support/images/slow.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { openStates } from '../../support/storage/states.ts'
import { waitFor } from '../../support/wait-for.ts'

const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }

t.test('a result that waits is cancelled: it is never made, its image stays', async (t) => {
  const darkroom = await openDarkroom(t)
  const client = createClient(darkroom.url)
  await darkroom.startWeb()
  const id = await client.accepted(fry, 'thermal')
  const url = `${darkroom.url}/images/${id}/results/thermal`
  t.equal((await fetch(url, { method: 'DELETE' })).status, 204)

  const receiver = darkroom.startReceiver()
  await waitFor('the job to be seen', () => receiver.output().includes('nothing left to do'))
  await assertProblem(t, await fetch(url), { status: 404, code: 'never-asked' })
  t.strictSame((await client.readImage(id)).results, [])
  const files = await darkroom.files()
  t.strictSame(
    files.filter((file) => /results|pending/.test(file)),
    []
  )
})

t.test('a result erased while it is developed is not stored', async (t) => {
  const darkroom = await openDarkroom(t)
  const client = createClient(darkroom.url)
  const { receiver } = await darkroom.start()
  const recipe = slowRecipe(1)
  const id = await client.accepted(await slowImage(), recipe)
  await openStates(darkroom).underWay(id, recipe)
  const url = `${darkroom.url}/images/${id}/results/${recipe}`
  t.equal((await fetch(url, { method: 'DELETE' })).status, 204)

  await waitFor('its end', () => receiver.output().includes('erased while being developed'))
  t.strictSame((await client.readImage(id)).results, [])
  const files = await darkroom.files()
  t.strictSame(
    files.filter((file) => /results|pending/.test(file)),
    []
  )
})

t.test('a finished print is erased, and can be requested again', async (t) => {
  const darkroom = await openDarkroom(t)
  const client = createClient(darkroom.url)
  await darkroom.start()
  const { id } = (await (await client.send([fry], ['thermal', 'sepia'])).json()) as { id: string }
  await client.settled(id)
  const url = `${darkroom.url}/images/${id}/results/thermal`
  t.equal((await fetch(url, { method: 'DELETE' })).status, 204)
  t.match((await client.readImage(id)).results, [{ recipe: 'sepia', status: 'done' }])
  await assertProblem(t, await fetch(url, { method: 'DELETE' }), {
    status: 404,
    code: 'never-asked'
  })

  const asked = { method: 'POST', headers: { 'content-type': 'application/json' } }
  await fetch(`${darkroom.url}/images/${id}/results`, { ...asked, body: '{"recipe":"thermal"}' })
  const { results } = await client.settled(id)
  t.match(
    results.find(({ recipe }) => recipe === 'thermal'),
    { status: 'done' }
  )
})
