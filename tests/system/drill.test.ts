import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'

const DRILL = join(import.meta.dirname, '../../drill/index.ts')

t.test('a short drill accounts for every image, and says so', async (t) => {
  const json = join(t.testdir(), 'report.json')
  const args = [DRILL, '--minutes', '0.15', '--seed', '3', '--json', json]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  t.match(stdout, 'every accepted image is accounted for')
  const report = JSON.parse(await readFile(json, 'utf8'))
  t.ok(report.account.images > 3, `${report.account.images} images`)
  t.equal(report.account.done + report.account.failed, report.account.results)
  t.match(report.account, { lost: [], doubled: [], stuck: [], wrong: [] })
  t.match(report.inflicted, [{ name: /\w+/, failed: undefined }])
})

t.test('a drill that is asked for otherwise says how', async (t) => {
  const failing = promisify(execFile)(process.execPath, [DRILL, '--minutes', 'many'])
  await t.rejects(failing, { code: 64, stderr: 'npm run drill' })
})
