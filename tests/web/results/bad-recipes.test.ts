import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { createAsking } from '../../support/http/results.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const { url } = darkroom
const client = createClient(url)
const { sent, ask } = createAsking(url)

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

t.test('a result under a name that is not a recipe', async (t) => {
  const { id } = await sent()
  const response = await fetch(`${url}/images/${id}/results/grayscale:weights=none`)
  const problem = await assertProblem(t, response, { status: 422, code: 'bad-recipe' })
  t.match(problem, { step: 1, treatment: 'grayscale', parameter: 'weights' })
})
