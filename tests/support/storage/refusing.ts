import type { Test } from 'tap'
import { filesIn } from './folder.ts'

/** For tests of what a darkroom refuses: that leaves nothing in its storage. */
export function testsOfRefusals(t: Test, dataDir: string) {
  return (what: string, attempt: (t: Test) => Promise<void>) =>
    t.test(`refuses ${what}`, async (t) => {
      const before = await filesIn(dataDir)
      await attempt(t)
      t.strictSame(await filesIn(dataDir), before, 'nothing is left behind')
    })
}
