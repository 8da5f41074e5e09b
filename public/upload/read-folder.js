/**
 * Every file in a dropped folder and in those below it.
 *
 * @param {FileSystemDirectoryEntry} folder
 * @returns {Promise<File[]>}
 */
export async function filesIn(folder) {
  const found = []
  for (const entry of await entriesOf(folder.createReader())) {
    found.push(...('createReader' in entry ? await filesIn(entry) : await fileOf(entry)))
  }
  return found
}

/**
 * A reader gives some at a time, and none when there are no more.
 *
 * @param {FileSystemDirectoryReader} reader
 */
async function entriesOf(reader) {
  const all = []
  for (;;) {
    /** @type {(FileSystemDirectoryEntry | FileSystemFileEntry)[]} */
    const some = await new Promise((done) =>
      reader.readEntries(/** @type {any} */ (done), () => done([]))
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}

/**
 * None when it cannot be read.
 *
 * @param {FileSystemFileEntry} entry
 * @returns {Promise<File[]>}
 */
const fileOf = (entry) =>
  new Promise((done) =>
    entry.file(
      (file) => done([file]),
      () => done([])
    )
  )
