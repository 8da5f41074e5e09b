import { spawn } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'

const PRELOAD = join(import.meta.dirname, '../../bin/one-signal.js')

/** Too busy to hear them one by one, as pm2 is while all its processes end. */
const BUSY = `
  let told = 0
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => { told += 1 })
  console.log('busy')
  for (const until = Date.now() + 1000; Date.now() < until; );
  setTimeout(() => console.log('told', told), 100)
`

t.test('however many signals come at the same moment, pm2 is told once', async (t) => {
  const child = spawn('node', ['--import', PRELOAD, '--eval', BUSY])
  let output = ''
  for await (const text of child.stdout) {
    output += text
    if (output.trim() !== 'busy') continue
    for (const signal of ['SIGTERM', 'SIGTERM', 'SIGINT'] as const) child.kill(signal)
  }
  t.match(output, /told 1$/m)
})
