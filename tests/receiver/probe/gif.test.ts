import t from 'tap'
import { MAX_PARTS } from '../../../apps/receiver/probe/limits.ts'
import { probeBytes, refusalOf } from '../../support/images/probing.ts'
import { gifOf } from '../../support/images/structures.ts'

const { frames, sections } = MAX_PARTS

t.test('refuses more frames than any animation has', async (t) => {
  t.match(await probeBytes(t, gifOf(0, frames)), { parts: { frames, sections: 0 } })
  t.match(await refusalOf(t, gifOf(0, frames + 1)), { part: 'frames', measured: frames + 1 })
})

t.test('refuses more extensions than any program writes', async (t) => {
  t.match(await probeBytes(t, gifOf(sections, 1)), { parts: { frames: 1, sections } })
  t.match(await refusalOf(t, gifOf(sections + 1, 1)), { part: 'sections' })
})
