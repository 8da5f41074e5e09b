import fs from 'node:fs'
import files from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join, relative } from 'node:path'
import { createDiskModel, type DiskModel } from './disk-model.ts'

/** Long enough for others to act in the meantime. */
const FLUSH_MS = 3

export type RecordedDisk = ReturnType<typeof recordDisk>

type Recording = { model: DiskModel; within: string; onChange: () => void }

/**
 * Has the functions of node:fs that the storage uses tell a model of the disk what they do. What is
 * to be recorded must be imported afterwards. Nothing is flushed for real, which saves time.
 */
export function recordDisk() {
  const original = { ...fs }
  const originals = { ...files }
  let recording: Recording | undefined

  /** What is done with the path in the model, if it is recorded. */
  function tell(paths: unknown[], change: (model: DiskModel, ...paths: string[]) => void) {
    if (!recording) return
    const below = paths.map((path) => relative(recording?.within ?? '', String(path)))
    if (below.some((path) => path.startsWith('..'))) return
    change(recording.model, ...below)
    recording.onChange()
  }

  const written = (path: string) =>
    tell([path], (model, name) => model.write(name, original.readFileSync(path, 'utf8')))
  const opened = new Map<number, string>()

  fs.openSync = (path, ...rest) => {
    const descriptor = original.openSync(path, ...rest)
    opened.set(descriptor, String(path))
    return descriptor
  }
  fs.closeSync = (descriptor) => {
    opened.delete(descriptor)
    original.closeSync(descriptor)
  }
  fs.writeFileSync = (file, ...rest) => {
    original.writeFileSync(file, ...rest)
    written(typeof file === 'number' ? (opened.get(file) ?? '') : String(file))
  }
  fs.fsync = ((descriptor: number, done: (err: null) => void) => {
    let end = () => {}
    const path = opened.get(descriptor)
    tell([path], (model, name) => {
      end = model.beginFlush(name)
    })
    const finish = () => {
      tell([path], () => end())
      done(null)
    }
    if (recording) setTimeout(finish, FLUSH_MS)
    else setImmediate(finish)
  }) as typeof fs.fsync
  fs.linkSync = (from, to) => {
    original.linkSync(from, to)
    tell([from, to], (model, ...paths) => model.link(...(paths as [string, string])))
  }
  fs.renameSync = (from, to) => {
    original.renameSync(from, to)
    tell([from, to], (model, ...paths) => model.rename(...(paths as [string, string])))
  }
  files.writeFile = async (path, text) => {
    await originals.writeFile(path, text)
    written(String(path))
  }
  fs.unlinkSync = (path) => {
    original.unlinkSync(path)
    tell([path], (model, name) => model.remove(name))
  }
  fs.rmdirSync = (path) => {
    original.rmdirSync(path)
    tell([path], (model, name) => model.remove(name))
  }
  fs.mkdirSync = ((path: string, options: object) => {
    original.mkdirSync(path, options)
    tell([path], (model, name) => {
      const names = name.split('/')
      names.forEach((_, i) => void model.makeFolder(names.slice(0, i + 1).join('/')))
    })
  }) as typeof fs.mkdirSync
  /** One by one, as the original does. */
  files.rm = async (path) => {
    const there = original.statSync(path, { throwIfNoEntry: false })
    if (!there) return
    if (!there.isDirectory()) return fs.unlinkSync(path)
    for (const name of original.readdirSync(path)) await files.rm(join(String(path), name))
    fs.rmdirSync(path)
  }
  syncBuiltinESMExports()

  return {
    /** From an empty folder on; `onChange` is called after each change. */
    async record(
      within: string,
      onChange: (model: DiskModel) => void,
      work: (model: DiskModel) => Promise<void>
    ) {
      const model = createDiskModel()
      recording = { model, within, onChange: () => onChange(model) }
      await work(model).finally(() => (recording = undefined))
    }
  }
}
