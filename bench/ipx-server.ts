/**
 * ipx behind Node's own HTTP server, in a process of its own, which sends its port over IPC. Its
 * arguments are the folder in which ipx is installed and that of the photographs.
 */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

type Ipx = {
  createIPX(options: object): object
  ipxFSStorage(options: { dir: string }): object
  createIPXNodeServer(ipx: object): RequestListener
}

const [installed = '', dir = ''] = process.argv.slice(2)
const ipx: Ipx = await import(join(installed, 'node_modules/ipx/dist/index.mjs'))
const storage = ipx.ipxFSStorage({ dir })
const server = createServer(ipx.createIPXNodeServer(ipx.createIPX({ storage })))
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit())
