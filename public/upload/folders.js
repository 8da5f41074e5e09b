/** Every file in a dropped folder and in those below it. */
export async function filesIn(folder) {
  const found = []
  for (const entry of await entriesOf(folder.createReader())) {
    if (entry.isDirectory) found.push(...(await filesIn(entry)))
    else found.push(...(await fileOf(entry)))
  }
  return found
}

/** A reader gives some at a time, and none when there are no more. */
async function entriesOf(reader) {
  const all = []
  for (;;) {
    const some = await new Promise((done) => reader.readEntries(done, () => done([])))
    if (some.length === 0) return all
    all.push(...some)
  }
}

/** None when it cannot be read. */
const fileOf = (entry) =>
  new Promise((done) =>
    entry.file(
      (file) => done([file]),
      () => done([])
    )
  )
