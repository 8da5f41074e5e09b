import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

/** Of those that a receiver has to make a preview. */
const BEFORE_MS = 8000

t.test(
  'without a receiver, nobody waits for a preview as long as for one that is busy',
  async (t) => {
    const darkroom = await openDarkroom(t)
    await darkroom.startWeb()
    const id = await createClient(darkroom.url).accepted({
      name: 'a.jpg',
      bytes: await photo(60, 40)
    })
    const began = performance.now()
    const response = await fetch(`${darkroom.url}/images/${id}/preview?recipe=sepia`)
    t.ok(performance.now() - began < BEFORE_MS)
    t.ok(response.headers.has('retry-after'))
    await assertProblem(t, response, { status: 503, code: 'no-preview' })
  }
)
