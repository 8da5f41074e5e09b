import type { Readable } from 'node:stream'

export type Stat = { bytes: number; modifiedAt: Date }
export type Range = { start: number; end: number }

/**
 * Objects named by keys such as `images/<id>/original`. Writes are atomic with every driver: an
 * object is either complete or missing.
 */
export interface Storage {
  /**
   * `fill` writes the object's bytes to the file whose path it gets. Resolves with what `fill` returns
   * once the object is on disk; if it throws, no object is created.
   */
  create<T>(key: string, fill: (path: string) => Promise<T>): Promise<T>
  write(key: string, text: string, options?: WriteOptions): Promise<void>
  /** Returns undefined if there is no such object. */
  read(key: string): Promise<string | undefined>
  /** Returns undefined if there is no such object. */
  stat(key: string): Promise<Stat | undefined>
  /** Both ends of the range are inclusive, as in HTTP. The stream fails if there is no such object. */
  stream(key: string, range?: Range): Readable
  /** `use` gets the path of a file that holds the object's bytes, and must not change that file. */
  withFile<T>(key: string, use: (path: string) => Promise<T>): Promise<T>
  /** Names directly below the prefix, including folders; empty if there is nothing. */
  list(prefix: string): Promise<string[]>
  /** Removes the object, or everything below the key. Does nothing if there is neither. */
  remove(key: string): Promise<void>
  /** Removes objects left unfinished by writers that died, if last modified before that moment. */
  removeUnfinished(before: Date): Promise<void>
  /** @throws the file system's error if nothing can be written */
  check(): Promise<void>
}

/** With `durable: false` the object survives the death of a process, maybe not a power failure. */
export type WriteOptions = { durable?: boolean }
