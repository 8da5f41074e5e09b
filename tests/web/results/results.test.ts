import t from 'tap'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { createAsking, fry } from '../../support/http/results.ts'
import { pngStart } from '../../support/images/odd-images.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
const { receiver } = await darkroom.start()
const { url } = darkroom
const client = createClient(url)
const { sent, ask } = createAsking(url)
const stub = { name: 'stub.png', bytes: pngStart(60, 40) }

t.test('another result of the same image is requested and made', async (t) => {
  const { id } = await sent()
  const response = await ask(id, { recipe: 'thermal:palette=inferno' })
  t.equal(response.status, 202)
  t.equal(response.headers.get('location'), `/images/${id}/results/thermal:palette=inferno`)
  t.match(await response.json(), { id, results: [{ recipe: 'grayscale' }, {}] })
  const { results } = await client.settled(id)
  t.match(results, [
    { recipe: 'grayscale', status: 'done' },
    { recipe: 'thermal:palette=inferno', status: 'done', format: 'png' }
  ])
})

t.test('the same again is the same result, however it is spelled', async (t) => {
  const { id, results } = await sent()
  for (const recipe of ['grayscale', 'grayscale:weights=luminance', 'grayscale,output']) {
    const response = await ask(id, { recipe })
    t.equal(response.status, 202, recipe)
    t.equal(response.headers.get('location'), `/images/${id}/results/grayscale`)
    t.match(((await response.json()) as ImageJson).results, results, 'nothing is made anew')
  }
})

t.test('the same recipe requested by many at once is one result', async (t) => {
  const { id } = await sent()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => ask(id, { recipe: 'resize:width=30' }))
  )
  t.ok(answers.every(({ status }) => status === 202))
  const { results } = await client.settled(id)
  t.match(results, [{ recipe: 'grayscale' }, { recipe: 'resize:width=30', status: 'done' }])
  t.equal(results.length, 2)
})

t.test('a failed result says why, and is retried when requested again', async (t) => {
  const { id, results } = await sent(stub)
  t.match(results, [{ status: 'failed', error: /./, bytes: null, format: null }])
  const failed = await fetch(`${url}/images/${id}/results/grayscale`)
  const problem = await assertProblem(t, failed, { status: 422, code: 'result-failed' })
  t.equal(problem.detail, results[0]?.error)
  t.equal(failed.headers.get('cache-control'), 'no-store')

  const response = await ask(id, { recipe: 'grayscale' }, { prefer: 'wait=20' })
  t.match(((await response.json()) as ImageJson).results, [{ status: 'failed' }])
  const tries = receiver.output().match(new RegExp(`image not developed.*${id}`, 'g'))
  t.equal(tries?.length, 2)
})

t.test('a form requests as JSON does, and is redirected to the page of the image', async (t) => {
  const { id } = await sent()
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const json = await ask(id, 'recipe=resize%3Awidth%3D10', form)
  t.equal(json.status, 202)
  const page = await ask(id, 'recipe=thermal', { ...form, accept: 'text/html' })
  t.equal(page.status, 303)
  t.equal(page.headers.get('location'), `/images/${id}`)
  const { results } = await client.settled(id)
  t.strictSame(
    results.map(({ recipe }) => recipe),
    ['grayscale', 'resize:width=10', 'thermal']
  )
})

t.test('a result is found under every spelling of its recipe', async (t) => {
  const { id } = await sent(fry, [
    'resize:width=30;fit=cover;height=30,output:format=jpeg;quality=70'
  ])
  for (const spelling of [
    'resize:width=30;height=30;fit=cover,output:format=jpeg;quality=70',
    'resize:fit=cover;height=30;width=30,output:quality=70;format=jpeg',
    encodeURIComponent('resize:width=30;height=30;fit=cover,output:format=jpeg;quality=70')
  ]) {
    const response = await fetch(`${url}/images/${id}/results/${spelling}`)
    t.equal(response.status, 200, spelling)
    t.equal(response.headers.get('content-type'), 'image/jpeg')
    await response.arrayBuffer()
  }
})
