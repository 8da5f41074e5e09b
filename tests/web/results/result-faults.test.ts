import t from 'tap'
import { assertProblem } from '../../support/http/problem.ts'
import { createAsking } from '../../support/http/results.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const { url } = darkroom
const { sent, ask } = createAsking(url)

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
