import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import t from 'tap'
import { filesIn } from './support/storage/folder.ts'

const ROOT = join(import.meta.dirname, '..')

/** From the lowest up. */
const RECEIVER = [
  'pool',
  'pipeline',
  'probe',
  'colour',
  'source',
  'metadata',
  'png',
  'treatments/luts',
  'treatments',
  'encode',
  'develop',
  'worker',
  'job',
  'queue',
  '.'
].map((folder) => join('apps/receiver', folder))

const imports = new Map<string, string[]>()
for (const folder of ['apps', 'lib']) {
  for (const name of await filesIn(join(ROOT, folder))) {
    // AssemblyScript resolves its imports by rules of its own
    if (!name.endsWith('.ts') || name.includes('assembly/')) continue
    imports.set(join(folder, name), await importsOf(join(folder, name)))
  }
}

/** Those of types, too, which the linter leaves out. */
async function importsOf(path: string): Promise<string[]> {
  const text = await readFile(join(ROOT, path), 'utf8')
  const modules = text.matchAll(/\b(?:from|import)\s*\(?\s*'((?:\.\.?|#lib)\/[^']+)'/g)
  return Array.from(modules, ([, module = '']) =>
    module.startsWith('#') ? module.slice(1) : join(dirname(path), module)
  )
}

t.test('no file imports itself by way of others', async (t) => {
  const done = new Set<string>()
  const circleFrom = (path: string, way: string[]): string[] | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path]
    if (done.has(path)) return undefined
    const circle = (imports.get(path) ?? [])
      .map((next) => circleFrom(next, [...way, path]))
      .find((found) => found)
    done.add(path)
    return circle
  }
  t.ok(imports.size > 100, `${imports.size} files`)
  const circles = Array.from(imports.keys(), (path) => circleFrom(path, [])?.join(' → '))
  t.strictSame(
    circles.filter((circle) => circle),
    []
  )
})

t.test("the receiver's folders import from those below them alone", async (t) => {
  const upwards = [...imports].flatMap(([path, modules]) =>
    modules
      .filter((module) => floorOf(module) > floorOf(path))
      .map((module) => `${path} imports ${module}`)
  )
  t.strictSame(upwards, [])
  const files = [...imports.keys()].filter((path) => path.startsWith('apps/receiver/'))
  t.strictSame(
    files.filter((path) => floorOf(path) < 0),
    []
  )
})

function floorOf(path: string): number {
  return RECEIVER.indexOf(dirname(path))
}
