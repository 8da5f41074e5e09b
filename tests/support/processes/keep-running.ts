import type { Program } from './program.ts'

/** Restarts the program whenever it ends, as pm2 does. */
export function keepRunning(start: () => Program) {
  const programs: Program[] = []
  let stopped = false

  function run(): Program {
    const program = start()
    programs.push(program)
    program.exited.then(() => stopped || run())
    return program
  }
  run()

  return {
    current: () => programs.at(-1) as Program,
    starts: () => programs.length,
    /** The output of all its runs. */
    output: () => programs.map((program) => program.output()).join(''),
    /** Restarts it no more. */
    leave() {
      stopped = true
    }
  }
}
