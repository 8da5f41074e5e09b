import { childrenOf } from './children.ts'
import type { Program } from './program.ts'

/**
 * Stops the receiver, then its workers: it would kill those that it finds stopped.
 * @returns the function that lets them go on
 */
export async function pause(receiver: Program): Promise<() => void> {
  receiver.kill('SIGSTOP')
  const workers = await childrenOf(receiver.pid)
  for (const pid of workers) process.kill(pid, 'SIGSTOP')
  return () => {
    for (const pid of workers) process.kill(pid, 'SIGCONT')
    receiver.kill('SIGCONT')
  }
}
