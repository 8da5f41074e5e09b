import { join, resolve } from 'node:path'
import t from 'tap'
import { ConfigError, readConfig } from '#lib/config.ts'
import { findHeicDecoder } from '#lib/heic-decoder.ts'
import { shippedRecipes } from '#lib/recipes/named/shipped.ts'
import { MEGABYTE } from '#lib/units.ts'

/** One line per invalid variable; empty if all are valid. */
function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env)
    return []
  } catch (err) {
    if (!(err instanceof ConfigError)) throw err
    return err.message.split('\n')
  }
}

const LIMITS = {
  rateLimit: undefined,
  maxStorageBytes: undefined,
  evict: false,
  maxImages: undefined,
  maxUploads: 500,
  maxInFlightBytes: 4096 * MEGABYTE,
  maxConnections: 2000,
  maxResults: 500,
  maxStreams: 2000,
  maxClientStreams: 600
}

t.test('every variable has a default', async (t) => {
  const { trustedProxies, ...config } = readConfig({})
  t.notOk(trustedProxies.check('127.0.0.1'))
  t.strictSame(config, {
    ...LIMITS,
    port: 8080,
    host: undefined,
    amqpUrl: undefined,
    amqpCa: undefined,
    brokerPort: 5673,
    dataDir: resolve('data'),
    brokerDir: resolve('data/broker'),
    storage: `file:${resolve('data')}`,
    s3: undefined,
    maxUploadBytes: 32 * 1024 * 1024,
    maxFiles: 20,
    maxPixels: 75_000_000,
    maxSide: 16_384,
    maxFrames: 100,
    jobTimeoutMs: 60_000,
    memoryBytes: undefined,
    concurrency: undefined,
    maxQueued: 10_000,
    fairShare: 8,
    allowSvg: false,
    heicDecoder: findHeicDecoder(),
    retentionMs: 24 * 3_600_000,
    recipes: shippedRecipes,
    apiKeys: [],
    signingKeys: [],
    allowOrigins: [],
    requireSignature: [],
    operatorToken: undefined,
    queuePrefix: '',
    logLevel: 'info',
    logFormat: 'text'
  })
})

t.test('an empty variable counts as unset', async (t) => {
  const empty = { PORT: '', HOST: '', AMQP_URL: '', DATA_DIR: '', STORAGE: '', RECIPES: '' }
  t.strictSame(readConfig(empty), readConfig({}))
})

t.test('each variable is read', async (t) => {
  const config = readConfig({
    PORT: '80',
    HOST: '127.0.0.1',
    RABBITMQ_NODE_PORT: '5999',
    DATA_DIR: '/data',
    MAX_UPLOAD_MB: '0.5',
    MAX_FILES: '1',
    MAX_PIXELS: '1000',
    MAX_SIDE: '100',
    MAX_FRAMES: '2',
    JOB_TIMEOUT_SECONDS: '1.5',
    MEMORY_MB: '1024',
    RECEIVER_CONCURRENCY: '3',
    MAX_QUEUED: '7',
    RETENTION_HOURS: '0.5',
    OPERATOR_TOKEN: '!sixteen~letters',
    QUEUE_PREFIX: 'a-b.c_',
    LOG_LEVEL: 'debug',
    LOG_FORMAT: 'json'
  })
  t.match(config, {
    port: 80,
    host: '127.0.0.1',
    brokerPort: 5999,
    dataDir: '/data',
    brokerDir: '/data/broker',
    storage: 'file:/data',
    maxUploadBytes: 512 * 1024,
    maxFiles: 1,
    maxPixels: 1000,
    maxSide: 100,
    maxFrames: 2,
    jobTimeoutMs: 1500,
    memoryBytes: 1024 * 1024 * 1024,
    concurrency: 3,
    maxQueued: 7,
    retentionMs: 1_800_000,
    operatorToken: '!sixteen~letters',
    queuePrefix: 'a-b.c_',
    logLevel: 'debug',
    logFormat: 'json'
  })
})

t.test('AMQP_URL takes precedence over CLOUDAMQP_URL', async (t) => {
  const [ours, addon] = ['amqp://a:b@ours/vhost', 'amqps://c:d@addon/vhost']
  t.equal(readConfig({ CLOUDAMQP_URL: addon }).amqpUrl, addon)
  t.equal(readConfig({ CLOUDAMQP_URL: addon, AMQP_URL: ours }).amqpUrl, ours)
})

const KEYS = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' }

t.test('an object store is named by bucket and prefix', async (t) => {
  const s3 = (env: Record<string, string>) => readConfig({ DATA_DIR: '/data', ...KEYS, ...env }).s3
  t.match(s3({ STORAGE: 's3://my.bucket' }), {
    bucket: 'my.bucket',
    prefix: '',
    region: 'us-east-1'
  })
  t.match(s3({ STORAGE: 's3://bucket/some/prefix/', S3_ENDPOINT: 'http://store:7070' }), {
    ...{ bucket: 'bucket', prefix: 'some/prefix/', endpoint: 'http://store:7070' },
    ...{ accessKeyId: 'id', secretAccessKey: 'secret', cacheDir: '/data/cache' }
  })
  t.equal(s3({}), undefined)
})

t.test('an object store needs a key', async (t) => {
  t.match(faultsOf({ STORAGE: 's3://bucket' }), [
    /^AWS_ACCESS_KEY_ID= is not allowed: needed with an s3/,
    /^AWS_SECRET_ACCESS_KEY=/
  ])
})

t.test("Heroku's Bucketeer is used unless STORAGE says otherwise", async (t) => {
  const env = {
    BUCKETEER_BUCKET_NAME: 'bucketeer-1',
    BUCKETEER_AWS_REGION: 'eu-west-1',
    BUCKETEER_AWS_ACCESS_KEY_ID: 'id',
    BUCKETEER_AWS_SECRET_ACCESS_KEY: 'secret'
  }
  const { storage, s3 } = readConfig(env)
  t.equal(storage, 's3://bucketeer-1')
  t.match(s3, { bucket: 'bucketeer-1', region: 'eu-west-1', accessKeyId: 'id' })
  t.equal(readConfig({ ...env, STORAGE: 'file:/images' }).s3, undefined)
})

t.test('STORAGE takes precedence over DATA_DIR, except for the broker', async (t) => {
  const config = readConfig({ DATA_DIR: '/data', STORAGE: 'file:/images' })
  t.match(config, { storage: 'file:/images', brokerDir: join('/data', 'broker') })
})

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

t.test('a rate is requests and a time', async (t) => {
  const rateOf = (RATE_LIMIT: string) => readConfig({ RATE_LIMIT }).rateLimit
  t.strictSame(rateOf('100/60s'), { quota: 100, seconds: 60 })
  t.strictSame(rateOf('2000/1h'), { quota: 2000, seconds: 3600 })
  for (const wrong of ['100', '0/60s', '100/0s', '100/60', '1e3/60s', '-1/1m', '100/60s/60s']) {
    t.throws(() => rateOf(wrong), /RATE_LIMIT=.* is not allowed: requests and a time/)
  }
})
