import { isFree } from '../processes/free-port.ts'

/** Offset of the distribution port, which rabbitmqctl connects to. */
export const DISTRIBUTION_OFFSET = 20_000

/** A port for a local broker. It and its distribution port are below the ephemeral range. */
export async function brokerPort(): Promise<number> {
  const port = 12_800 - Math.ceil(Math.random() * 2700)
  const free = (await isFree(port)) && (await isFree(port + DISTRIBUTION_OFFSET))
  return free ? port : brokerPort()
}
