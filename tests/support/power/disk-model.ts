/** A folder as it is, as it was when it was last flushed, and what each name was in between. */
type Folder = { kind: 'folder'; entries: Entries; flushed: Entries; since: Change[] }
/** `flushed`: what is on disk for certain. */
type File = { kind: 'file'; text: string; flushed: string }
type Node = Folder | File
type Entries = Map<string, Node>
type Change = { folder: Folder; name: string; node: Node | undefined }

/** Paths and texts of files; of folders, undefined. */
export type Tree = Map<string, string | undefined>

export type DiskModel = ReturnType<typeof createDiskModel>

/** Of a file system that promises no more than POSIX does: what was not flushed may be lost. */
export function createDiskModel() {
  const root = newFolder()

  function at(path: string): Node | undefined {
    let node: Node | undefined = root
    for (const name of namesIn(path)) {
      node = node?.kind === 'folder' ? node.entries.get(name) : undefined
    }
    return node
  }

  function set(path: string, node: Node | undefined) {
    const names = namesIn(path)
    const name = names.pop() ?? ''
    const folder = at(names.join('/'))
    if (folder?.kind !== 'folder') throw new Error(`no folder for ${path}`)
    if (node) folder.entries.set(name, node)
    else folder.entries.delete(name)
    folder.since.push({ folder, name, node })
  }

  return {
    makeFolder: (path: string) => void (at(path) ?? set(path, newFolder())),

    write(path: string, text: string) {
      const file = at(path)
      if (file?.kind === 'file') file.text = text
      else set(path, { kind: 'file', text, flushed: '' })
    },

    link: (from: string, to: string) => set(to, at(from)),

    rename(from: string, to: string) {
      set(to, at(from))
      set(from, undefined)
    },

    remove: (path: string) => set(path, undefined),

    /** Reads what is there now; the function that it returns tells that it is on disk. */
    beginFlush(path: string): () => void {
      const node = at(path)
      if (!node) return () => {}
      if (node.kind === 'file') {
        const { text } = node
        return () => {
          node.flushed = text
        }
      }
      const entries = new Map(node.entries)
      const changes = node.since.length
      const { since } = node
      return () => {
        if (node.since !== since) return
        node.flushed = entries
        node.since = since.slice(changes)
      }
    },

    /** What may be on the disk after a power cut now. */
    afterPowerCut: () => possibleTrees(root)
  }
}

const newFolder = (): Folder => ({
  kind: 'folder',
  entries: new Map(),
  flushed: new Map(),
  since: []
})

const namesIn = (path: string) => path.split('/').filter((name) => name !== '')

/**
 * Of the changes to names that were not flushed, none, all, each one alone, or all but each one; and
 * everything, as after a kill of the process only.
 */
function possibleTrees(root: Folder): Tree[] {
  const changes = changesIn(root)
  const sets = [
    [],
    changes,
    ...changes.map((one) => [one]),
    ...changes.map((one) => changes.filter((other) => other !== one))
  ]
  return [
    ...sets.map((applied) => treeOf(root, { applied, isPowerCut: true })),
    treeOf(root, { applied: changes, isPowerCut: false })
  ]
}

function changesIn(folder: Folder): Change[] {
  const nodes = new Set([...folder.flushed.values(), ...folder.entries.values()])
  for (const { node } of folder.since) if (node) nodes.add(node)
  const below = [...nodes].flatMap((node) => (node.kind === 'folder' ? changesIn(node) : []))
  return [...folder.since, ...below]
}

type Cut = { applied: Change[]; isPowerCut: boolean }

function treeOf(folder: Folder, cut: Cut, prefix = '', tree: Tree = new Map()): Tree {
  const entries = new Map(folder.flushed)
  for (const { folder: changed, name, node } of cut.applied) {
    if (changed !== folder) continue
    if (node) entries.set(name, node)
    else entries.delete(name)
  }
  for (const [name, node] of entries) {
    const path = `${prefix}${name}`
    if (node.kind === 'file') tree.set(path, cut.isPowerCut ? node.flushed : node.text)
    else {
      tree.set(path, undefined)
      treeOf(node, cut, `${path}/`, tree)
    }
  }
  return tree
}
