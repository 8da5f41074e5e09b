import t from 'tap'
import { createRates } from '../../../apps/web/http/rates.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t, { RATE_LIMIT: '3/1h', TRUST_PROXY: 'loopback' })
await darkroom.startWeb()
const { url } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const from = (address: string) => ({ 'x-forwarded-for': address })

t.test('a client sends so much in a time, and is told what is left', async (t) => {
  for (const left of [2, 1, 0]) {
    const response = await client.send([fry], [], from('203.0.113.7'))
    t.equal(response.status, 202)
    t.equal(response.headers.get('ratelimit-policy'), '"send";q=3;w=3600')
    t.match(response.headers.get('ratelimit'), new RegExp(`^"send";r=${left};t=3[56]\\d\\d$`))
  }
  const response = await client.send([fry], [], from('203.0.113.7'))
  const problem = await assertProblem(t, response, { status: 429, code: 'rate-limited' })
  t.match(problem, { limit: { variable: 'RATE_LIMIT', allowed: 3 }, seconds: 3600 })
  t.match(response.headers.get('ratelimit'), /^"send";r=0;t=\d+$/)
  t.equal(response.headers.get('retry-after'), String(problem.wait))
})

t.test('another client is another, and of IPv6 a network is one', async (t) => {
  t.equal((await client.send([fry], [], from('203.0.113.8'))).status, 202)
  const statuses = []
  for (const end of ['1', 'ffff', 'a:b:c:d']) {
    const at = from(`2001:db8:1:2:${end.length > 4 ? end : `:${end}`}`)
    statuses.push((await client.send([fry], [], at)).status)
  }
  t.strictSame(statuses, [202, 202, 202])
  t.equal((await client.send([fry], [], from('2001:db8:1:2::77'))).status, 429)
  t.equal((await client.send([fry], [], from('2001:db8:1:3::77'))).status, 202)
})

t.test('what is asked before it is refused counts as well', async (t) => {
  const headers = from('203.0.113.9')
  const post = () => fetch(`${url}/images/nothing/results`, { method: 'POST', headers })
  const statuses = [await post(), await post(), await post(), await post()]
  t.equal(statuses.at(-1)?.status, 429)
  t.equal(statuses.filter(({ status }) => status === 429).length, 1)
})

t.test('looking is counted apart, ten times as much', async (t) => {
  const headers = from('203.0.113.7')
  const look = () => fetch(`${url}/mine`, { headers })
  for (let looks = 0; looks < 30; looks++) t.equal((await look()).status, 200)
  t.equal((await look()).status, 429)
  for (const path of ['/health', '/ready']) {
    const response = await fetch(url + path, { headers })
    t.equal(response.status, 200)
    t.notOk(response.headers.get('ratelimit'))
  }
})

t.test('a window ends, and a flood of clients does not fill the memory', async (t) => {
  const take = createRates({ quota: 1, seconds: 10 })
  t.match(take('a', 0), { isOver: false, left: 0, seconds: 10 })
  t.match(take('a', 9999), { isOver: true, left: 0, seconds: 1 })
  t.match(take('a', 10_000), { isOver: false })
  for (let i = 0; i < 200_000; i++) take(`client ${i}`, 10_000)
  t.match(take('client 199999', 10_000), { isOver: true })
  t.match(take('a', 10_000), { isOver: false }, 'the first is forgotten')
})
