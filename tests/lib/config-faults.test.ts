import t from 'tap'
import { faultsOf } from '../support/config-faults.ts'

const INVALID: Record<string, string[]> = {
  PORT: ['0', '65536', '-1', '80.5', 'http', ' 80', '0x50', '1e3'],
  RABBITMQ_NODE_PORT: ['0', '45536', 'x'],
  AMQP_URL: [
    'amqp://one,http://two',
    'http://host',
    'host:5672',
    'amqp://',
    'amqp://a:b@host:port',
    'amqp://host:99999'
  ],
  CLOUDAMQP_URL: ['redis://host'],
  AMQP_CA_FILE: ['/nowhere/ca.pem'],
  STORAGE: ['s3:bucket', 's3://', 's3://UPPER', 's3://b', 's3://bucket/a b', '/data', 'file:'],
  S3_ENDPOINT: ['store.example.org', 'ftp://store', 'https://'],
  CACHE_MB: ['-1', '1.5', 'many'],
  MAX_UPLOAD_MB: ['0', '-1', '5000', '32MB'],
  MAX_FILES: ['0', '1001', '2.5'],
  MAX_PIXELS: ['0', 'many'],
  MAX_SIDE: ['0', '65501'],
  MAX_FRAMES: ['0', '10001'],
  JOB_TIMEOUT_SECONDS: ['0', '1501', 'Infinity'],
  MEMORY_MB: ['127', '512MB'],
  RECEIVER_CONCURRENCY: ['0', '257'],
  MAX_QUEUED: ['0', '1000001'],
  FAIR_SHARE: ['0', '1.5'],
  ALLOW_SVG: ['yes', '1'],
  HEIC_DECODER: ['/nowhere', '/etc/hosts'],
  RETENTION_HOURS: ['0', '8761', 'NaN'],
  RECIPES: ['thumb', './nowhere', '/', 'Thumb = thermal', 'thumb = thermo', 'a b = thermal'],
  OPERATOR_TOKEN: [
    'fifteen-letters',
    'sixteen and spaces',
    'sixteen-of-éèêëîï',
    'a-new\nline-in-sixteen'
  ],
  QUEUE_PREFIX: ['a b', 'x'.repeat(65)],
  LOG_LEVEL: ['loud', 'INFO'],
  LOG_FORMAT: ['xml']
}

for (const [name, values] of Object.entries(INVALID)) {
  t.test(`reports an invalid ${name} with its value and what is allowed`, async (t) => {
    for (const value of values) {
      const faults = faultsOf({ [name]: value })
      t.equal(faults.length, 1, `${name}=${value}`)
      const [before, allowed] = faults[0]?.split(' is not allowed: ') ?? []
      t.ok(before?.startsWith(`${name}=`) && (allowed ?? '').length > 5, `${faults[0]}`)
    }
  })
}

t.test('reports all invalid variables at once, one per line', async (t) => {
  const faults = faultsOf({ PORT: 'http', MAX_FILES: '0', LOG_LEVEL: 'loud', MAX_SIDE: '9' })
  t.match(faults, [/^PORT=http /, /^MAX_FILES=0 /, /^LOG_LEVEL=loud /])
  t.equal(faults.length, 3)
})

t.test('never shows a password', async (t) => {
  for (const url of [
    'http://me:secret@host',
    'amqp://me:secret@host:x',
    'http://me:se/cret@secret@host'
  ]) {
    const [fault = ''] = faultsOf({ AMQP_URL: url })
    t.match(fault, /^AMQP_URL=/)
    t.notMatch(fault, /cret/)
  }
})

t.test('never shows the operator token', async (t) => {
  const faults = faultsOf({ OPERATOR_TOKEN: 'too-short', PORT: 'http' })
  t.match(faults, [/^PORT=http /, /^OPERATOR_TOKEN=\*\*\* is not allowed: at least 16 /])
  t.notMatch(faults.join(), 'too-short')
})
