import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { parse, parseAllDocuments } from 'yaml'
import { LANES } from '#lib/broker/lanes.ts'
import { queueNames } from '#lib/broker/topology.ts'
import { readConfig } from '#lib/config.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
/** Of what a shell would fill in, as docker compose does. */
const filled = (text: string) => text.replace(/\$\{\w+:?[?-]?[^}]*\}/g, 'secret')

type Service = {
  image?: string
  command?: string[]
  environment?: Record<string, string>
  healthcheck?: { disable: boolean }
}
type HerokuApp = {
  env: Record<string, { description: string; required?: boolean }>
  formation: Record<string, unknown>
}
type Compose = { services: Record<string, Service>; volumes: Record<string, unknown> }
type Container = {
  args: string[]
  envFrom: { secretRef: { name: string } }[]
  livenessProbe?: { httpGet: { path: string } }
  readinessProbe?: { httpGet: { path: string } }
}
type Deployment = {
  kind: string
  metadata: { name: string }
  spec: {
    template: { spec: { containers: Container[]; terminationGracePeriodSeconds: number } }
  }
}

const MERGED = { merge: true }

t.test('compose.yml starts one of each', async (t) => {
  const { services } = parse(filled(read('compose.yml')), MERGED) as Compose
  const { amqpUrl, s3 } = readConfig(services.revelado?.environment ?? {})
  t.match(amqpUrl, /@broker$/)
  t.equal(s3, undefined)
})

t.test(
  'app.json names add-ons as options, and variables and processes that there are',
  async (t) => {
    const { env, formation } = JSON.parse(read('app.json')) as HerokuApp
    const readme = read('README.md')
    for (const name of Object.keys(env).filter((name) => !name.startsWith('BUCKETEER_'))) {
      t.ok(readme.includes(`\`${name}\``), name)
    }
    for (const [name, addOn] of [
      ['BUCKETEER_BUCKET_NAME', 'bucketeer'],
      ['CLOUDAMQP_URL', 'cloudamqp']
    ] as const) {
      t.match(env[name], { required: false, description: `heroku addons:create ${addOn}` })
    }
    const { run } = parse(read('heroku.yml')) as { run: Record<string, unknown> }
    t.same(Object.keys(formation), Object.keys(run))
  }
)

t.test('several hosts by compose: roles, nodes and the store fit together', async (t) => {
  const text = filled(read('deploy/compose/compose.yml'))
  const { services } = parse(text, MERGED) as Compose
  const ours = Object.entries(services).filter(([, { command }]) => command?.[0] === 'bin/start')
  t.same(
    ours.map(([, { command }]) => command?.[1]),
    ['web', 'web', 'receiver', 'receiver']
  )
  for (const [name, { environment = {}, healthcheck }] of ours) {
    const { amqpUrl = '', s3 } = readConfig(environment)
    const hosts = amqpUrl.split(',').map((url) => new URL(url).hostname)
    t.same(
      hosts.filter((host) => !services[host]),
      [],
      `the brokers of ${name} are there`
    )
    t.equal(new URL(s3?.endpoint ?? '').hostname, 'store')
    t.ok(services.store)
    if (name.startsWith('receiver')) t.equal(healthcheck?.disable, true, 'no web answers there')
  }
  const nodes = read('deploy/compose/rabbitmq.conf').matchAll(/rabbit@([\w-]+)/g)
  t.same(
    Array.from(nodes, ([, host]) => host),
    Object.keys(services).filter((name) => name.startsWith('broker-'))
  )
})

const manifests = readdirSync(join(ROOT, 'deploy/kubernetes')).flatMap((file) =>
  parseAllDocuments(read(`deploy/kubernetes/${file}`)).map((document) => document.toJS())
)
const ofKind = (kind: string) => manifests.filter((one) => one.kind === kind)

t.test(
  'Kubernetes: each role runs alone, with the secret that names broker and store',
  async (t) => {
    const deployments = ofKind('Deployment') as Deployment[]
    t.same(deployments.map(({ metadata }) => metadata.name).sort(), [
      'revelado-receiver',
      'revelado-web'
    ])
    const [secret] = ofKind('Secret')
    const { amqpUrl, s3 } = readConfig(secret.stringData)
    t.ok(amqpUrl)
    t.match(s3, { bucket: 'photographs', prefix: 'darkroom/' })
    for (const { metadata, spec } of deployments) {
      const { containers, terminationGracePeriodSeconds } = spec.template.spec
      const [container] = containers
      t.same(container?.args, ['bin/start', metadata.name.replace('revelado-', '')])
      t.equal(container?.envFrom[0]?.secretRef.name, secret.metadata.name)
      t.ok(terminationGracePeriodSeconds > 28, 'longer than pm2 waits')
    }
  }
)

t.test('Kubernetes: a web is alive by /health, and gets requests by /ready', async (t) => {
  const [web] = (ofKind('Deployment') as Deployment[]).filter(
    ({ metadata }) => metadata.name === 'revelado-web'
  )
  const [container] = web?.spec.template.spec.containers ?? []
  t.equal(container?.livenessProbe?.httpGet.path, '/health')
  t.equal(container?.readinessProbe?.httpGet.path, '/ready')
})

t.test('KEDA counts what waits in each lane', async (t) => {
  const [scaler] = ofKind('ScaledObject')
  const { lanes } = queueNames('')
  t.same(
    scaler.spec.triggers.map(
      ({ metadata }: { metadata: { queueName: string } }) => metadata.queueName
    ),
    LANES.map((lane) => lanes[lane])
  )
  t.equal(scaler.spec.scaleTargetRef.name, 'revelado-receiver')
})

t.test('heroku.yml has a process type for more receivers', async (t) => {
  const { run } = parse(read('heroku.yml'))
  t.same(run.receiver.command, ['bin/start receiver'])
})
