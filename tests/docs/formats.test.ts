import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'

const DOCS = join(import.meta.dirname, '../../docs')

t.test('docs/formats.md says how each kind of file is read now', async (t) => {
  const fresh = t.testdir({})
  await promisify(execFile)(process.execPath, [join(DOCS, 'formats.ts'), fresh])
  const read = (folder: string) => readFile(join(folder, 'formats.md'), 'utf8')
  t.equal(await read(DOCS), await read(fresh), 'npm run docs writes it anew')
})
