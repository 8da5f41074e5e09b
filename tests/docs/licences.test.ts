import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { licencesOf, licencesPage } from '../../docs/licences.ts'

const ROOT = join(import.meta.dirname, '../..')
const LOCK = join(ROOT, 'package-lock.json')

/** What may be shipped in one image under MIT; pm2 and libvips are told of in README. */
const ALLOWED =
  /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Python-2\.0|Public Domain or MIT|AGPL-3\.0|.*LGPL-3\.0-or-later.*)$/

t.test('docs/licences.md lists what package-lock.json names', async (t) => {
  const page = await readFile(join(ROOT, 'docs/licences.md'), 'utf8')
  t.equal(page, await licencesPage(LOCK), 'npm run docs writes it anew')
})

t.test('a licence that nobody has looked at is told of', async (t) => {
  const licences = await licencesOf(LOCK)
  for (const licence of licences.keys()) t.match(licence, ALLOWED)
  t.match(licences.get('AGPL-3.0'), [/^pm2 /], 'pm2 alone')
})

t.test('everything that comes from elsewhere is pinned', async (t) => {
  const { packages } = JSON.parse(await readFile(LOCK, 'utf8'))
  const unpinned = Object.entries<{ integrity?: string; dev?: true }>(packages).filter(
    ([path, { integrity, dev }]) => path !== '' && !dev && !integrity
  )
  t.same(unpinned, [], 'packages by hash')
  const workflow = await readFile(join(ROOT, '.github/workflows/ci.yml'), 'utf8')
  for (const [line] of workflow.matchAll(/uses: .*/g)) t.match(line, /@[0-9a-f]{40} /)
})
