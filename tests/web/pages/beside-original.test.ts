import t from 'tap'
import { developed, openPages } from '../../support/pages/pages.ts'

const { get, plant } = await openPages(t)

/** The page of an image of 400 × 300 pixels and 20265 bytes, with one print. */
async function withPrint(print: Partial<typeof developed>, language = 'en') {
  const image = await plant({}, [{ ...developed, ...print }])
  // a number and its unit stay on one line
  return (await get(image, language)).html.replaceAll('\u00a0', ' ')
}

t.test('a print says what it saves of the bytes of its original', async (t) => {
  const said: [bytes: number, en: string, es: string][] = [
    [12_159, 'PNG, 12 kB, 40% smaller', 'PNG, 12 kB, pesa un 40 % menos'],
    [100, 'PNG, 100 bytes, 99% smaller', 'PNG, 100 bytes, pesa un 99 % menos'],
    [20_200, 'PNG, 20 kB, as large as the original', 'PNG, 20 kB, pesa lo mismo que el original'],
    [30_398, 'PNG, 30 kB, 50% larger', 'PNG, 30 kB, pesa un 50 % más'],
    [50_663, 'PNG, 49 kB, 2.5 times as large', 'PNG, 49 kB, pesa 2,5 veces lo que el original']
  ]
  for (const [bytes, en, es] of said) {
    t.match(await withPrint({ bytes }), `<dd>${en}</dd>`)
    t.match(await withPrint({ bytes }, 'es'), `<dd>${es}</dd>`)
  }
})

t.test('a print of another size says how it is laid on its original', async (t) => {
  const note = (html: string) => html.match(/data-note="([^"]*)"( data-inside)?/)?.slice(1)
  t.same(note(await withPrint({})), ['', undefined])
  t.same(note(await withPrint({ width: 133, height: 100 })), [
    'The print, 133 × 100, is scaled to the size of the original, 400 × 300.',
    undefined
  ])
  for (const size of [
    { width: 300, height: 400 },
    { width: 200, height: 148 }
  ]) {
    const [words, inside] = note(await withPrint(size)) ?? []
    t.match(words, 'Different proportions')
    t.equal(inside, ' data-inside')
  }
})

t.test('only what browsers show can be compared', async (t) => {
  t.match(await withPrint({}), 'data-compare')
  t.notMatch(await withPrint({ format: 'tiff' }), 'data-compare')
  const { html } = await get(await plant({ format: 'tiff' }, [developed]))
  t.notMatch(html, 'data-compare')
  t.notMatch(html, '<template id="stage">')
})

t.test('the curl line names the file and the format, whatever they are', async (t) => {
  const line = async (name: string, format: string) => {
    const { html } = await get(await plant({ name, format }, [{ ...developed, format: 'webp' }]))
    return html.match(/data-copy="(curl [^"]*)"/)?.[1]?.replaceAll('&#39;', "'")
  }
  const before = "curl -H 'Prefer: wait=20' -H 'Accept: image/*' -H 'Content-Type: image/"
  const after = " '{origin}/images?recipe=grayscale' -o print.webp"
  t.equal(await line('fry.jpg', 'jpeg'), `${before}jpeg' --data-binary '@fry.jpg'${after}`)
  t.equal(
    await line("a'b $c.svg", 'svg'),
    `${before}svg+xml' --data-binary '@a'\\''b $c.svg'${after}`
  )
  t.equal(await line('-', 'png'), `${before}png' --data-binary '@./-'${after}`)
})
