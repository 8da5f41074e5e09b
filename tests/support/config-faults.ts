import { ConfigError, readConfig } from '#lib/config.ts'

/** One line per invalid variable; empty if all are valid. */
export function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env)
    return []
  } catch (err) {
    if (!(err instanceof ConfigError)) throw err
    return err.message.split('\n')
  }
}
