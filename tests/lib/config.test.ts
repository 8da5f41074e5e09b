import { resolve } from 'node:path'
import t from 'tap'
import { readConfig } from '#lib/config.ts'
import { findHeicDecoder } from '#lib/heic-decoder.ts'
import { shippedRecipes } from '#lib/recipes/named/shipped.ts'
import { MEGABYTE } from '#lib/units.ts'

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

t.test('a rate is requests and a time', async (t) => {
  const rateOf = (RATE_LIMIT: string) => readConfig({ RATE_LIMIT }).rateLimit
  t.strictSame(rateOf('100/60s'), { quota: 100, seconds: 60 })
  t.strictSame(rateOf('2000/1h'), { quota: 2000, seconds: 3600 })
  for (const wrong of ['100', '0/60s', '100/0s', '100/60', '1e3/60s', '-1/1m', '100/60s/60s']) {
    t.throws(() => rateOf(wrong), /RATE_LIMIT=.* is not allowed: requests and a time/)
  }
})
