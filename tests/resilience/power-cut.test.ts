import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import t, { type Test } from 'tap'
import type { DiskModel, Tree } from '../support/power/disk-model.ts'
import type { Dues } from '../support/power/life.ts'
import { recordDisk } from '../support/power/recorded-disk.ts'

const disk = recordDisk()
// what uses node:fs comes after that
const { openFileStorage } = await import('#lib/storage/fs.ts')
const { openHouse } = await import('../support/power/house.ts')
const { live, WHOLE_LIFE, WITH_A_DEATH } = await import('../support/power/life.ts')
const { reboot } = await import('../support/power/reboot.ts')

/** What may be on the disk, and what is owed then. */
type Case = { tree: Tree; owed: Set<Dues>; change: number }

t.test('a power cut at any moment loses no 202, doubles nothing, and leaves nothing waiting', (t) =>
  cutEverywhere(t, WHOLE_LIFE)
)

t.test('nor does one after a receiver was killed', (t) => cutEverywhere(t, WITH_A_DEATH))

t.test('a folder that another process has made anew is on disk, too', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'revelado-power-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  await disk.record(
    folder,
    () => {},
    async (model) => {
      const [one, other] = [openFileStorage(folder), openFileStorage(folder)]
      await one.writeOnce('images/a/1', 'x')
      // takes longer than file systems need to tell two folders apart
      for (let i = 0; i < 5; i++) await one.writeOnce(`images/b/${i}`, 'x')
      await other.remove('images/a/1')
      await other.writeOnce('images/a/2', 'x', { durable: false })
      await one.writeOnce('images/a/3', 'x')
      const trees = model.afterPowerCut()
      t.ok(trees.every((tree) => tree.get('images/a/3') === 'x'))
    }
  )
})

async function cutEverywhere(t: Test, steps: typeof WHOLE_LIFE) {
  const folder = await mkdtemp(join(tmpdir(), 'revelado-power-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  const cases = await possibleCases(join(folder, 'life'), steps)
  t.comment(`${cases.length} states of the disk`)
  for (const [number, { tree, owed, change }] of cases.entries()) {
    const rebooted = join(folder, String(number))
    await plant(rebooted, tree)
    const faultsOf = await reboot(rebooted)
    for (const dues of owed) {
      const faults = faultsOf(dues)
      if (faults.length > 0) t.fail(`after change ${change}`, { faults, dues, tree: [...tree] })
    }
  }
  t.ok(cases.length > 50)
}

/** Each state that the disk may be in after a power cut in the life of an image, once. */
async function possibleCases(folder: string, steps: typeof WHOLE_LIFE): Promise<Case[]> {
  const cases = new Map<string, Case>()
  let change = 0
  let dues: Dues = {}

  function cut(model: DiskModel) {
    for (const tree of model.afterPowerCut()) {
      const key = JSON.stringify([...tree].sort())
      const known = cases.get(key) ?? { tree, owed: new Set(), change }
      known.owed.add(dues)
      cases.set(key, known)
    }
  }

  await mkdir(folder)
  const house = openHouse(openFileStorage(folder))
  const onChange = (model: DiskModel) => {
    change++
    cut(model)
  }
  await disk.record(folder, onChange, (model) =>
    live(house, steps, (now) => {
      dues = now
      cut(model)
    })
  )
  return [...cases.values()]
}

async function plant(folder: string, tree: Tree) {
  await mkdir(folder)
  for (const [name, text] of tree) {
    const path = join(folder, name)
    await mkdir(text === undefined ? path : dirname(path), { recursive: true })
    if (text !== undefined) await writeFile(path, text)
  }
}
