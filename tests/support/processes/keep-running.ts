import type { Program } from './program.ts'

/** What pm2 does: when the program ends, it is started again. */
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
    /** All that its runs printed. */
    output: () => programs.map((program) => program.output()).join(''),
    /** It may end for good now. */
    leave() {
      stopped = true
    }
  }
}
