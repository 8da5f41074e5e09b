import { readdir, readFile } from 'node:fs/promises'

/** The processes that this one started and that live, by /proc. */
export async function childrenOf(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`)
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => ''))
  )
  return lists.join(' ').split(/\s+/).filter(Boolean).map(Number)
}
