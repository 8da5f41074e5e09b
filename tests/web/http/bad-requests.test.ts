import t from 'tap'
import { LANGUAGES } from '#lib/messages/index.ts'
import { foreignWords } from '../../support/pages/foreign-words.ts'
import { openPages } from '../../support/pages/pages.ts'

const { app } = await openPages(t)

const JSON_BODY = { 'content-type': 'application/json' }
const MULTIPART = { 'content-type': 'multipart/form-data; boundary=frontier' }

type Asked = { url: string; headers?: Record<string, string>; payload?: string }

const requests: Record<string, Asked> = {
  'malformed-json': { url: '/batches', headers: JSON_BODY, payload: '{"images": [' },
  'empty-json': { url: '/batches', headers: JSON_BODY, payload: '' },
  'no-boundary': { url: '/', headers: { 'content-type': 'multipart/form-data' }, payload: 'x' },
  'forbidden-field': {
    url: '/',
    headers: MULTIPART,
    payload:
      '--frontier\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nx\r\n--frontier--\r\n'
  }
}

for (const [code, { url, headers, payload = '' }] of Object.entries(requests)) {
  t.test(`${code} is explained in our own words, in each language`, async (t) => {
    for (const language of LANGUAGES) {
      const response = await app.inject({
        method: 'POST',
        url,
        headers: { ...headers, 'accept-language': language },
        payload
      })
      const problem = response.json()
      t.match(problem, { status: 400, code: 'bad-request', reason: { code, parameters: {} } })
      t.strictSame(foreignWords(`${problem.title} ${problem.detail}`, language), [])
    }
  })
}

t.test('a badly encoded address is a problem', async (t) => {
  const problem = (await app.inject('/images/%E0%A4%A')).json()
  t.match(problem, { status: 400, code: 'bad-request', reason: { code: 'bad-address' } })
})
