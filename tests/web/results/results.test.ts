import t from 'tap'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { pngStart } from '../../support/images/odd-images.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
const { receiver } = await darkroom.start()
const { url } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const stub = { name: 'stub.png', bytes: pngStart(60, 40) }

async function sent(image = fry, recipes: string[] = []) {
  const { id } = (await (await client.send([image], recipes)).json()) as ImageJson
  return await client.settled(id)
}

const ask = (id: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}/images/${id}/results`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
    redirect: 'manual'
  })

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

const BAD: [recipe: string, members: object][] = [
  ['frobnicate', { step: 1, treatment: 'frobnicate', detail: /grayscale/ }],
  ['grayscale,frobnicate', { step: 2, treatment: 'frobnicate' }],
  [
    'thermal:palette=fire',
    { step: 1, treatment: 'thermal', parameter: 'palette', detail: /ironbow/ }
  ],
  [
    'grayscale,resize:width=0',
    { step: 2, treatment: 'resize', parameter: 'width', detail: /1 to/ }
  ],
  ['resize:width=20000', { step: 1, parameter: 'width' }],
  ['resize:width=many', { step: 1, parameter: 'width' }],
  ['resize:depth=3', { step: 1, parameter: 'depth', detail: /height/ }],
  ['resize', { step: 1, treatment: 'resize', parameter: 'width' }],
  ['output:format=png,grayscale', { step: 1, treatment: 'output' }],
  [
    'output:quality=101',
    { step: 1, treatment: 'output', parameter: 'quality', detail: /1 to 100/ }
  ],
  ['', { step: 1, detail: /grayscale/ }],
  ['grayscale,', { step: 2 }],
  ['__proto__', { step: 1 }],
  ['../../etc/passwd', { step: 1 }]
]

t.test('a bad recipe is refused with the place of the mistake and what is allowed', async (t) => {
  const { id } = await sent()
  for (const [recipe, members] of BAD) {
    const response = await ask(id, { recipe })
    const problem = await assertProblem(t, response, { status: 422, code: 'bad-recipe' })
    t.match(problem, { recipe, ...members }, JSON.stringify(recipe))
    const { code } = problem.reason as { code: string }
    t.ok('allowed' in problem || code === 'output-not-last', problem.detail)
  }
  t.equal((await client.readImage(id)).results.length, 1, 'and nothing was asked for')
})

t.test('a body that requests nothing', async (t) => {
  const { id } = await sent()
  for (const body of [
    '{}',
    '[]',
    'null',
    '7',
    '"grayscale"',
    '{"recipe":7}',
    '{"recipe":"grayscale","x":1}'
  ]) {
    await assertProblem(t, await ask(id, body), { status: 400, code: 'no-recipe' })
  }
})

t.test('a body that cannot be parsed', async (t) => {
  const { id } = await sent()
  for (const body of ['', '{', '{"recipe":', '{"__proto__":{"recipe":"grayscale"}}']) {
    await assertProblem(t, await ask(id, body), { status: 400, code: 'bad-request' })
  }
  const huge = JSON.stringify({ recipe: 'x'.repeat(70_000) })
  await assertProblem(t, await ask(id, huge), { status: 413, code: 'request-too-large' })
  const xml = await ask(id, '<recipe/>', { 'content-type': 'application/xml' })
  const problem = await assertProblem(t, xml, { status: 415, code: 'wrong-content' })
  t.match(problem.detail, /application\/json/)
})

t.test('a result of an image that does not exist', async (t) => {
  const response = await ask('A'.repeat(22), { recipe: 'grayscale' })
  await assertProblem(t, response, { status: 404, code: 'no-such-image' })
})

t.test('a result that was never requested', async (t) => {
  const { id } = await sent()
  const response = await fetch(`${url}/images/${id}/results/thermal`)
  const problem = await assertProblem(t, response, { status: 404, code: 'never-asked' })
  t.match(problem.detail, `/images/${id}/results`, 'and where to ask for it')
})

t.test('a result under a name that is not a recipe', async (t) => {
  const { id } = await sent()
  const response = await fetch(`${url}/images/${id}/results/grayscale:weights=none`)
  const problem = await assertProblem(t, response, { status: 422, code: 'bad-recipe' })
  t.match(problem, { step: 1, treatment: 'grayscale', parameter: 'weights' })
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

t.test('a recipe may have 16 steps', async (t) => {
  const { id } = await sent()
  const steps = (count: number) => Array(count).fill('grayscale').join(',')
  t.equal((await ask(id, { recipe: steps(16) })).status, 202)
  const response = await ask(id, { recipe: steps(17) })
  const problem = await assertProblem(t, response, { status: 422, code: 'bad-recipe' })
  t.match(problem, { detail: /17 steps.*16/, allowed: 16 })
})

t.test('a recipe may have 512 characters, even percent-encoded in an address', async (t) => {
  const { id } = await sent()
  const longest = `resize:width=000030;height=00030${',resize:width=00030;height=00030'.repeat(15)}`
  t.equal(longest.length, 512)
  t.equal((await ask(id, { recipe: longest }, { prefer: 'wait=20' })).status, 200)
  const encoded = [...longest]
    .map((character) => `%${character.charCodeAt(0).toString(16)}`)
    .join('')
  for (const name of [longest, encoded]) {
    const response = await fetch(`${url}/images/${id}/results/${name}`)
    t.equal(response.status, 200)
    await response.arrayBuffer()
  }
  const longer = longest.replace('000030', '0000030')
  for (const response of [
    await ask(id, { recipe: longer }),
    await fetch(`${url}/images/${id}/results/${longer}`),
    await fetch(`${url}/images/${id}/results/${'x'.repeat(9000)}`)
  ]) {
    const problem = await assertProblem(t, response, { status: 422, code: 'bad-recipe' })
    t.match(problem, { detail: /(513|9000) characters.*512/, allowed: 512 })
  }
})
