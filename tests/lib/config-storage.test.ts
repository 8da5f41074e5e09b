import { join } from 'node:path'
import t from 'tap'
import { readConfig } from '#lib/config.ts'
import { faultsOf } from '../support/config-faults.ts'

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
