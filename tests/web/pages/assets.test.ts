import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { developed, openPages } from '../../support/pages/pages.ts'

const ROOT = join(import.meta.dirname, '../../..')
/** Where classes, ids and attributes are written that a rule of a stylesheet can be for. */
const WRITERS = ['views', 'public', 'apps/web/pages']

const { app, get, plant, plantBatch } = await openPages(t)

t.test('every page links assets that exist, and each stylesheet once', async (t) => {
  const linked = new Set<string>()
  for (const path of await paths()) {
    const { html } = await get(path)
    const urls = [...html.matchAll(/(?:href|src)="(\/public\/[^"]+)"/g)].map(([, url = '']) => url)
    t.strictSame(urls, [...new Set(urls)], path)
    for (const url of urls) linked.add(url)
  }
  for (const url of linked) t.equal((await app.inject({ url })).statusCode, 200, url)
  const stylesheets = await readdir(join(ROOT, 'public/css'))
  const used = [...linked].flatMap((url) => url.match(/\/css\/(.+)/)?.[1] ?? [])
  t.strictSame(used.sort(), stylesheets.sort(), 'each is on some page')
})

t.test('every class and id that a stylesheet speaks of is written somewhere', async (t) => {
  const written = await wordsOf(WRITERS)
  for (const name of await readdir(join(ROOT, 'public/css'))) {
    const css = await readFile(join(ROOT, 'public/css', name), 'utf8')
    t.strictSame(
      namesIn(css).filter((word) => !written.has(word)),
      [],
      name
    )
  }
})

async function paths(): Promise<string[]> {
  const image = await plant({}, [developed])
  const batch = await plantBatch(image)
  return ['/', image, batch, '/mine', '/status', '/treatments', '/treatments/blur', '/x']
}

/** Classes and ids in selectors. */
function namesIn(css: string): string[] {
  const selectors = css.replace(/\/\*[\s\S]*?\*\//g, '').match(/[^{};]+(?=\{)/g) ?? []
  return selectors.flatMap((selector) =>
    [...selector.matchAll(/[.#]([a-z][\w-]*)/g)].map((m) => m[1] ?? '')
  )
}

async function wordsOf(folders: string[]): Promise<Set<string>> {
  const words = new Set<string>()
  for (const folder of folders) {
    for (const path of await readdir(join(ROOT, folder), { recursive: true })) {
      if (!/\.(js|ts|eta)$/.test(path)) continue
      const text = await readFile(join(ROOT, folder, path), 'utf8')
      for (const [word] of text.matchAll(/[a-zA-Z][\w-]*/g)) words.add(word)
    }
  }
  return words
}
