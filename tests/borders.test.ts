import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import t, { type Test } from 'tap'
import { filesIn } from './support/storage/folder.ts'

const ROOT = join(import.meta.dirname, '..')

/** What the linter, as this project has it, says of sources that lie at these paths. */
async function lint(t: Test, sources: [path: string, source: string][]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'revelado-borders-'))
  t.teardown(() => rm(folder, { recursive: true }))
  await cp(join(ROOT, 'biome.json'), join(folder, 'biome.json'))
  for (const [path, source] of sources) {
    await mkdir(join(folder, dirname(path)), { recursive: true })
    await writeFile(join(folder, path), source)
  }
  const args = ['lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none', '.']
  const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/biome'), args, {
    cwd: folder,
    encoding: 'utf8'
  })
  return stdout.split('\n')
}

const FORBIDDEN: [folder: string, module: string][] = [
  ['apps/web', 'sharp'],
  ['apps/web/plugins', 'sharp'],
  ['apps/web', '../receiver/app.ts'],
  ['apps/web/plugins', '../../receiver/develop.ts'],
  ['apps/receiver', 'sharp'],
  ['apps/receiver/queue', 'sharp'],
  ['apps/receiver/job', '../develop/develop.ts'],
  ['apps/receiver/pool', '../pipeline/sharp.ts'],
  ['apps/receiver/pool', '../worker/tasks.ts'],
  ['apps/receiver', './treatments/index.ts'],
  ['apps/receiver', 'fastify'],
  ['apps/receiver', '@fastify/multipart'],
  ['apps/receiver', '../web/app.ts'],
  ['apps/receiver/treatments', '../../web/measure.ts'],
  ['lib', 'sharp'],
  ['lib', 'fastify'],
  ['lib', '@fastify/view'],
  ['lib', '../apps/web/app.ts'],
  ['lib/storage', '../../apps/receiver/app.ts']
]

t.test('the linter keeps web, receiver and lib apart', async (t) => {
  const importing = (module: string) => `import { x } from '${module}'\nx()\n`
  const forbidden = FORBIDDEN.map(([folder, module], i) => ({ path: `${folder}/a${i}.ts`, module }))
  const said = await lint(t, [
    ...forbidden.map(({ path, module }) => [path, importing(module)] as [string, string]),
    ['apps/receiver/pipeline/allowed.ts', importing('sharp')],
    ['apps/web/allowed.ts', importing('fastify')]
  ])
  const refused = (path: string) =>
    said.some((line) => line.includes('noRestrictedImports') && line.includes(`/${path},line=`))
  for (const { path, module } of forbidden) {
    t.ok(refused(path), `${dirname(path)} may not import ${module}`)
  }
  t.notOk(refused('apps/receiver/pipeline/allowed.ts'))
  t.notOk(refused('apps/web/allowed.ts'))
})

t.test('the linter keeps the environment to the entries', async (t) => {
  const paths = ['apps/web/app.ts', 'apps/receiver/app.ts', 'lib/config.ts', 'apps/web/index.ts']
  const source = 'export const x = process.env.X\n'
  const said = await lint(
    t,
    paths.map((path) => [path, source])
  )
  const refused = paths.filter((path) =>
    said.some((line) => line.includes('noProcessEnv') && line.includes(`/${path},line=`))
  )
  t.strictSame(refused, ['apps/web/app.ts', 'apps/receiver/app.ts', 'lib/config.ts'])
})

const GOING_ROUND = [
  [/^(?!apps\/[^/]+\/index\.ts$)/, /\bprocess\s*(\.|\[['"])\s*env\b|from 'node:process'/],
  [/./, /biome-ignore[^\n]*(noRestrictedImports|noProcessEnv)/],
  [/^apps\/web\//, /(import|require)\b[^\n]*['"](sharp|[^'"\n]*\/receiver\/)/],
  [/^apps\/receiver\//, /(import|require)\b[^\n]*['"](fastify|[^'"\n]*\/web\/)/],
  [/^lib\//, /(import|require)\b[^\n]*['"](sharp|fastify|[^'"\n]*\/apps\/)/]
] as const

t.test('no source asks for an exception, or goes round', async (t) => {
  const sources = (await Promise.all(['apps', 'lib'].map(sourcesIn))).flat()
  t.ok(sources.length > 50, `${sources.length} sources`)
  for (const { path, text } of sources) {
    const broken = GOING_ROUND.filter(([where, what]) => where.test(path) && what.test(text))
    t.strictSame(broken, [], path)
  }
})

async function sourcesIn(folder: string) {
  const names = (await filesIn(join(ROOT, folder))).filter((name) => /\.[cm]?[jt]s$/.test(name))
  return await Promise.all(
    names.map(async (name) => ({
      path: `${folder}/${name}`,
      text: await readFile(join(ROOT, folder, name), 'utf8')
    }))
  )
}
