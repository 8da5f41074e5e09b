type Runs = { running: Promise<void>; next: Promise<void> | undefined }

/**
 * Work of the same name at the same time is done together: whoever comes while it runs shares the run
 * that begins after it, which sees all that they did before.
 */
export function createSharedRuns() {
  const all = new Map<string, Runs>()

  function start(name: string, work: () => Promise<void>): Promise<void> {
    const running = work().finally(() => {
      if (all.get(name)?.running === running && !all.get(name)?.next) all.delete(name)
    })
    all.set(name, { running, next: undefined })
    return running
  }

  return function inSharedRun(name: string, work: () => Promise<void>): Promise<void> {
    const runs = all.get(name)
    if (!runs) return start(name, work)
    runs.next ??= runs.running.catch(() => {}).then(() => start(name, work))
    return runs.next
  }
}
