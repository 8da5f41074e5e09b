import t from 'tap'
import { readConfig } from '#lib/config.ts'
import { addressOf } from '../../../apps/web/http/address-of.ts'

const behind = (proxies: string) => (ip: string | undefined, forwarded?: string | string[]) =>
  addressOf({
    ip,
    headers: forwarded ? { 'x-forwarded-for': forwarded as string } : {},
    server: { config: readConfig({ TRUST_PROXY: proxies }) }
  })
const from = behind('private')

t.test('an IPv4 address is a client, however it is written', async (t) => {
  t.equal(from('203.0.113.7'), '203.0.113.7')
  t.equal(from('::ffff:203.0.113.7'), '203.0.113.7')
})

t.test('an IPv6 client is its network of 64 bits', async (t) => {
  t.equal(from('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2')
  t.equal(from('2001:db8:1:2::9'), from('2001:db8:1:2:ffff::1'))
  t.not(from('2001:db8:1:2::9'), from('2001:db8:1:3::9'))
  t.equal(from('2001:db8::1'), '2001:db8:0:0')
  t.equal(from('::1'), '0:0:0:0')
  t.equal(from('2001:db8:1:2:3:4:5::'), '2001:db8:1:2')
})

t.test('behind a router it is the address that the router saw', async (t) => {
  t.equal(from('10.1.2.3', '203.0.113.7'), '203.0.113.7')
  t.equal(from('::ffff:172.17.0.1', 'forged, 203.0.113.7'), '203.0.113.7')
  t.equal(from('fd00::1', ['forged', '2001:db8:1:2::9']), '2001:db8:1:2')
  t.equal(from('127.0.0.1', 'not an address'), '127.0.0.1')
})

t.test('a connection that is gone, or an address with a zone, does no harm', async (t) => {
  t.equal(from(undefined), '')
  t.equal(from(undefined, '203.0.113.7'), '')
  t.equal(from('fe80::1%eth0', '203.0.113.7'), '203.0.113.7')
  t.equal(from('fe80::1%eth0'), 'fe80:0:0:0')
})

t.test('a public address cannot pretend to be another', async (t) => {
  t.equal(from('203.0.113.7', '198.51.100.1'), '203.0.113.7')
  t.equal(from('2001:db8:1:2::9', '198.51.100.1'), '2001:db8:1:2')
})

t.test('through several proxies, it is the address before the first that is trusted', async (t) => {
  t.equal(from('10.1.2.3', '198.51.100.1, 203.0.113.7, 10.9.9.9'), '203.0.113.7')
  t.equal(from('10.1.2.3', '10.0.0.1, 10.0.0.2'), '10.0.0.1', 'one inside')
  const cdn = behind('loopback, 198.51.100.0/24 2001:db8:ffff::/48')
  t.equal(cdn('198.51.100.9', '203.0.113.7'), '203.0.113.7')
  t.equal(cdn('2001:db8:ffff::1', '2001:db8:1:2::9'), '2001:db8:1:2')
  t.equal(cdn('10.1.2.3', '203.0.113.7'), '10.1.2.3', 'not trusted here')
  t.equal(from('10.1.2.3', '203.0.113.7:4711'), '203.0.113.7')
  t.equal(from('10.1.2.3', '[2001:db8:1:2::9]:443'), '2001:db8:1:2')
})

t.test('nobody is believed by default, but on Heroku its router is', async (t) => {
  const headers = { 'x-forwarded-for': '203.0.113.7' }
  const by = (env: Record<string, string>) =>
    addressOf({ ip: '10.1.2.3', headers, server: { config: readConfig(env) } })
  t.equal(by({}), '10.1.2.3')
  t.equal(by({ DYNO: 'web.1' }), '203.0.113.7')
  t.equal(by({ DYNO: 'web.1', TRUST_PROXY: 'none' }), '10.1.2.3')
  for (const TRUST_PROXY of ['everybody', '10.0.0.0/33', '10.0.0/8', '::/129', 'constructor']) {
    t.throws(() => readConfig({ TRUST_PROXY }), /TRUST_PROXY=.* is not allowed/)
  }
})
