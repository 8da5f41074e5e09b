import type { Readable } from 'node:stream'

export type Stat = { bytes: number; modifiedAt: Date }
export type Range = { start: number; end: number }

/**
 * Objects named by keys such as `images/<id>/original`, each written once. Writes are atomic with
 * every driver: an object is either whole or missing. When one has resolved, the object survives a
 * power cut.
 */
export interface Storage {
  /**
   * `fill` writes the object's bytes to the file whose path it gets. Resolves with what `fill` returns;
   * if it throws, no object is created. An object that is there already is replaced: of two receivers
   * that make the same print, the last one is kept.
   */
  create<T>(key: string, fill: (path: string) => Promise<T>, options?: CreateOptions): Promise<T>
  /** Resolves with false if there is such an object already, which then survives a power cut, too. */
  writeOnce(key: string, content: string | Uint8Array, options?: WriteOptions): Promise<boolean>
  /** Returns undefined if there is no such object. */
  read(key: string): Promise<string | undefined>
  /** What `stream` yields, in one piece: of a few bytes it takes less time. */
  readBytes(key: string, range: Range): Promise<Buffer>
  /** Returns undefined if there is no such object. */
  stat(key: string): Promise<Stat | undefined>
  /** Both ends of the range are inclusive, as in HTTP. The stream fails if there is no such object. */
  stream(key: string, range?: Range): Readable
  /** `use` gets the path of a file that holds the object's bytes, and must not change that file. */
  withFile<T>(key: string, use: (path: string) => Promise<T>): Promise<T>
  /** Names directly below the prefix, including folders; empty if there is nothing. */
  list(prefix: string): Promise<string[]>
  /** The keys of all objects below the prefix, in memory that does not grow with their number. */
  walk(prefix: string): AsyncIterable<string>
  /** All objects below the prefix with their sizes, in memory that does not grow with their number. */
  sizes(prefix: string): AsyncIterable<Stat & { key: string }>
  /**
   * Resolves once the object, if there is one, survives a power cut: whoever has written it may not
   * be as far, or be dead.
   */
  keep(key: string): Promise<void>
  /** Does nothing if there is no such object. */
  remove(key: string, options?: RemoveOptions): Promise<void>
  /** Removes all objects below the prefix. */
  removeBelow(prefix: string, options?: RemoveOptions): Promise<void>
  /** Called with what is not what its key says, or cannot be dealt with: whoever opened it may tell of it. */
  broken?(key: string, err?: unknown): void
  /**
   * Removes objects left unfinished by processes that have ended, and those last modified before that
   * moment: whether one on another host still runs nobody here can tell.
   */
  removeUnfinished(before: Date): Promise<void>
  /** @throws the driver's error if nothing can be written */
  check(): Promise<void>
  /**
   * Why the store cannot be relied on, if it cannot: for a process that starts.
   * @throws the driver's error if it cannot be found out
   */
  verify(): Promise<string | undefined>
}

export type CreateOptions = Pick<WriteOptions, 'durable'> & {
  /** Runs before the object gets its name, at least if one of that name is there. What it throws keeps it. */
  assertWanted?: () => Promise<void>
}

export type RemoveOptions = {
  /** Without it, the object may be back after a power cut. */
  durable?: boolean
}

export type WriteOptions = {
  /** With false, the object may be lost in a power cut. */
  durable?: boolean
  /** Asked just before the object gets its name: with false, it is not written. */
  stillWanted?: () => Promise<boolean>
}
