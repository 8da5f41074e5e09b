/** A minimal Fastify server, run as a child process that sends its port over IPC. */
import fastify from 'fastify'

const app = fastify()
app.get('/', async () => 'hello')
const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.(Number(new URL(address).port))
process.on('disconnect', () => process.exit())
