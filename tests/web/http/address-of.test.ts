import t from 'tap'
import { addressOf } from '../../../apps/web/http/address-of.ts'

const from = (ip: string | undefined, forwarded?: string | string[]) =>
  addressOf({ ip, headers: forwarded ? { 'x-forwarded-for': forwarded as string } : {} })

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
