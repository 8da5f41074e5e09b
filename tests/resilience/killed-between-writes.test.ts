import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { openFileStorage } from '#lib/storage/fs.ts'
import { cutOffAt, type Death } from '../support/power/cut-off.ts'
import { openHouse } from '../support/power/house.ts'
import { type Dues, live, WHOLE_LIFE } from '../support/power/life.ts'
import { reboot } from '../support/power/reboot.ts'

for (const death of ['before', 'after'] as const) {
  t.test(`killed just ${death} any write, nothing is lost, doubled or stuck`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'revelado-killed-'))
    t.teardown(() => rm(folder, { recursive: true, force: true }))
    let lives = 0
    for (let isCut = true; isCut; ) {
      lives++
      const killed = await liveUntil(join(folder, String(lives)), lives, death)
      isCut = killed.isCut
      const faults = (await reboot(join(folder, String(lives))))(killed.dues)
      t.strictSame(faults, [], `at write ${lives}: ${JSON.stringify(killed.dues)}`)
    }
    t.ok(lives > 20, `${lives} lives`)
  })
}

async function liveUntil(folder: string, write: number, death: Death) {
  const { storage, isCut, still } = cutOffAt(openFileStorage(folder), write, death)
  let dues: Dues = {}
  await live(openHouse(storage), WHOLE_LIFE, (now) => {
    dues = now
  }).catch((err) => {
    if (!isCut()) throw err
  })
  await still()
  return { dues, isCut: isCut() }
}
