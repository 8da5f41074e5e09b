import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** What the founding version did with each photograph, without its waiting times and its web page. */
const SCRIPT = `
import json, sys, time
from PIL import Image
began, bytes = time.time(), 0
for path in sys.argv[1:]:
    with open(path + '.png', 'w+b') as print_:
        Image.open(path).convert('L').save(print_, 'PNG')
        bytes += print_.tell()
print(json.dumps({'seconds': time.time() - began, 'bytes': bytes}))
`

export type Pillow = { seconds: number; bytes: number }

/**
 * Develops one photograph after another with Debian's python3-pil.
 * @throws if it is not installed
 */
export async function pillow(originals: string[]): Promise<Pillow> {
  const run = promisify(execFile)('/usr/bin/python3', ['-c', SCRIPT, ...originals])
  const { stdout } = await run.catch((err) => {
    const isMissing = /No module named 'PIL'|ENOENT/.test(err.message)
    throw isMissing ? new Error('Pillow is missing: apt-get install python3-pil') : err
  })
  return JSON.parse(stdout)
}
