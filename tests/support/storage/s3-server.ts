import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import type { S3Settings } from '#lib/storage/s3/settings.ts'
import { freePort } from '../processes/free-port.ts'
import { waitFor } from '../wait-for.ts'

/** Where bin/setup --test puts it. */
const PROGRAM = join(import.meta.dirname, '../../../node_modules/.cache/versitygw/versitygw')
const KEY = { accessKeyId: 'darkroom', secretAccessKey: 'a secret of the tests' }

export const hasS3Server = existsSync(PROGRAM)
/** For tests that need one, as tap's option. */
export const withS3Server = hasS3Server
  ? {}
  : { skip: 'there is no S3 server: bin/setup --test builds one where Go is installed' }

/**
 * A real S3 server that checks signatures, VersityGW, with one bucket, at that address of this machine.
 * It is gone when the test ends.
 */
export async function openS3Server(t: Test, address = '127.0.0.1') {
  const folder = await mkdtemp(join(tmpdir(), 'revelado-s3-'))
  const port = await freePort()
  const endpoint = `http://${address}:${port}`
  await mkdir(join(folder, 'objects', 'darkroom'), { recursive: true })
  await mkdir(join(folder, 'sidecar'))

  function start(more: string[] = []) {
    const args = ['--port', `${address}:${port}`, '--quiet', 'posix', ...more]
    return spawn(PROGRAM, [...args, join(folder, 'objects')], {
      env: { ROOT_ACCESS_KEY: KEY.accessKeyId, ROOT_SECRET_KEY: KEY.secretAccessKey },
      stdio: 'ignore'
    })
  }
  let server = start()
  const answers = () =>
    waitFor('the S3 server', () => {
      // it ends where the file system has no extended attributes; beside the files it mixes them up
      if (server.exitCode !== null) server = start(['--sidecar', join(folder, 'sidecar')])
      return fetch(endpoint).then(
        () => true,
        () => false
      )
    })
  await answers()

  async function stop() {
    if (server.exitCode !== null || server.signalCode !== null) return
    server.kill('SIGKILL')
    await once(server, 'exit')
  }
  t.teardown(async () => {
    await stop()
    await rm(folder, { recursive: true, force: true })
  })

  return {
    endpoint,
    stop,
    async startAgain() {
      server = start()
      await answers()
    },
    /** `prefix`: so that tests do not see each other's objects. */
    settings: (prefix: string, cacheDir: string, more: Partial<S3Settings> = {}): S3Settings => ({
      ...{ bucket: 'darkroom', prefix: `${prefix}/`, endpoint, region: 'us-east-1' },
      ...{ ...KEY, sessionToken: undefined, cacheDir, cacheBytes: 1e6 },
      ...more
    }),
    /** The same for a process. */
    env: (prefix: string): Record<string, string> => ({
      STORAGE: `s3://darkroom/${prefix}`,
      S3_ENDPOINT: endpoint,
      AWS_ACCESS_KEY_ID: KEY.accessKeyId,
      AWS_SECRET_ACCESS_KEY: KEY.secretAccessKey
    })
  }
}
