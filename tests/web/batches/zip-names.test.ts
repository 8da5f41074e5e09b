import t from 'tap'
import { createFileNames } from '../../../apps/web/batches/zip/file-names.ts'

t.test('prints of one name are numbered, around names that are taken', async (t) => {
  const nameFile = createFileNames('manifest.json')
  const wanted = ['a.png', 'a (2).png', 'A.png', 'a.png', 'a (2).png', 'manifest.json']
  t.strictSame(wanted.map(nameFile), [
    'a.png',
    'a (2).png',
    'A (3).png',
    'a (4).png',
    'a (2) (2).png',
    'manifest (2).json'
  ])
})

t.test('very many of one name take no longer than their number', async (t) => {
  const nameFile = createFileNames()
  const begun = performance.now()
  const names = new Set(Array.from({ length: 40_000 }, () => nameFile('a.png')))
  t.equal(names.size, 40_000)
  t.ok(performance.now() - begun < 5000)
})
