import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { openRawConnection } from '../../support/http/raw-connection.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { openFiles } from '../../support/processes/open-files.ts'
import { waitFor } from '../../support/wait-for.ts'

const darkroom = await openDarkroom(t)
const web = await darkroom.startWeb()
const { port, url } = darkroom
const client = createClient(url)
const large = { name: 'large.jpg', bytes: await photo(3000, 2000) }
const id = await client.accepted(large)

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`
const answers = (text: string) => text.match(/HTTP\/1\.1 \d+/g) ?? []

t.test('requests sent ahead are answered in their order', async (t) => {
  const connection = await openRawConnection(port)
  const paths = ['/health', `/images/${id}`, '/nowhere', '/%zz', '/health']
  connection.send(Array.from({ length: 8 }, () => paths.map(get).join('')).join(''))
  await waitFor('all answers', () => answers(connection.received()).length === 40)
  const inTurn = ['200', '200', '404', '400', '200'].map((status) => `HTTP/1.1 ${status}`)
  t.strictSame(answers(connection.received()).slice(0, 5), inTurn)
  t.strictSame(answers(connection.received()).slice(35), inTurn)
  connection.drop()
})

t.test('of answers that nobody reads, one is begun at a time', async (t) => {
  const before = openFiles(web.pid)
  const connections = await Promise.all(Array.from({ length: 5 }, () => openRawConnection(port)))
  for (const connection of connections) {
    connection.pause()
    connection.send(get(`/images/${id}/original`).repeat(60))
  }
  await waitFor('the first answers to begin', () => openFiles(web.pid) >= before + 10)
  t.equal((await client.send([large])).status, 202)
  t.ok(openFiles(web.pid) < before + 30, 'a connection and a file each')
  for (const connection of connections) connection.drop()
  await waitFor('all to be let go of', () => openFiles(web.pid) <= before + 4)
})

t.test('who sends more ahead than may wait loses the connection', async (t) => {
  const connection = await openRawConnection(port)
  connection.send(get(`/images/${id}/original`).repeat(5000))
  await connection.closed
  t.ok(answers(connection.received()).length < 65)
  t.equal((await fetch(`${url}/images/${id}`)).status, 200)
})
