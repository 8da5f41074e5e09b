import { readdir, readFile, readlink } from 'node:fs/promises'

const LISTEN = '0A'

export type Listener = { port: number; loopback: boolean }

/** The TCP addresses that these processes listen on, from /proc. */
export async function listenersOf(pids: number[]): Promise<Listener[]> {
  const inodes = new Set((await Promise.all(pids.map(socketsOf))).flat())
  const tables = await Promise.all(['tcp', 'tcp6'].map(readTable))
  return tables
    .flat()
    .filter(({ state, inode }) => state === LISTEN && inodes.has(inode))
    .map(({ address, port }) => ({ port, loopback: isLoopback(address) }))
    .sort((a, b) => a.port - b.port)
}

async function socketsOf(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`
  const links = await Promise.all(
    (await readdir(folder)).map((fd) => readlink(`${folder}/${fd}`).catch(() => ''))
  )
  return links.map((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? '').filter(Boolean)
}

async function readTable(name: string) {
  const text = await readFile(`/proc/net/${name}`, 'utf8').catch(() => '')
  return text
    .split('\n')
    .slice(1, -1)
    .map((line) => {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/)
      const [address = '', port = ''] = local.split(':')
      return { address, port: Number.parseInt(port, 16), state, inode }
    })
}

/** The kernel writes addresses as little-endian words: 127.0.0.0/8, ::1, and the first as IPv6. */
function isLoopback(address: string): boolean {
  return (
    address === '00000000000000000000000001000000' ||
    /^(0{16}FFFF0000)?[0-9A-F]{6}7F$/.test(address)
  )
}
