import t from 'tap'
import { cameFrom } from '../../../apps/web/http/came-from.ts'

const from = (headers: Record<string, string>) =>
  cameFrom({ headers: { host: 'darkroom.example', ...headers } })

t.test('what the browser says of the site comes first', async (t) => {
  t.equal(from({ 'sec-fetch-site': 'same-origin', origin: 'https://other.example' }), 'here')
  t.equal(from({ 'sec-fetch-site': 'none', origin: 'null' }), 'here')
  t.equal(from({ 'sec-fetch-site': 'same-site', origin: 'https://darkroom.example' }), 'elsewhere')
  t.equal(from({ 'sec-fetch-site': 'cross-site' }), 'elsewhere')
  t.equal(from({ 'sec-fetch-site': 'nonsense' }), 'elsewhere')
})

t.test('then Origin, then Referer, by the host that the page has', async (t) => {
  t.equal(from({ origin: 'https://darkroom.example' }), 'here')
  t.equal(from({ origin: 'http://darkroom.example:8080' }), 'elsewhere')
  t.equal(from({ origin: 'http://darkroom.example:8080', host: 'darkroom.example:8080' }), 'here')
  t.equal(from({ origin: 'https://Darkroom.example', host: 'DARKROOM.example:443' }), 'here')
  t.equal(from({ origin: 'http://[::1]:8080', host: '[::1]:8080' }), 'here')
  t.equal(from({ origin: 'null', referer: 'https://darkroom.example/' }), 'elsewhere')
  t.equal(from({ referer: 'https://darkroom.example/images/x1' }), 'here')
  t.equal(from({ referer: 'https://darkroom.example.other/' }), 'elsewhere')
  t.equal(from({ referer: 'https://darkroom.example@other.example/' }), 'elsewhere')
})

t.test('behind a proxy that changes Host, by the host that it was asked for', async (t) => {
  const proxied = { host: 'web:8080', 'x-forwarded-host': 'darkroom.example' }
  t.equal(from({ ...proxied, origin: 'https://darkroom.example' }), 'here')
  t.equal(from({ ...proxied, origin: 'https://other.example' }), 'elsewhere')
})

t.test('who says nothing is a program', async (t) => {
  t.equal(from({}), 'unknown')
  t.equal(from({ origin: '', referer: '' }), 'unknown')
})
