import t from 'tap'
import { developed, openPages } from '../../support/pages/pages.ts'
import { frenchFaults } from '../../support/pages/texts.ts'

const { get, plant } = await openPages(t)

t.test('pages are in the requested language, or else in English', async (t) => {
  const image = await plant({}, [{ ...developed, milliseconds: 1234 }])
  t.match((await get('/', 'es-MX, en;q=0.5')).html, /<html lang="es"[^>]*>[\s\S]*Fotografías/)
  t.match((await get('/', 'fr-CA')).html, /<html lang="fr"[^>]*>[\s\S]*Photographies/)
  t.match((await get('/', 'sv')).html, /<html lang="en"[^>]*>[\s\S]*Photographs/)
  const spanish = await get(image, 'es')
  t.match(spanish.html, 'dentro de 24 horas')
  t.match(spanish.html, '1,2 s')
  t.equal(spanish.headers['content-language'], 'es')
  t.match((await get('/nowhere', 'es')).html, 'Página no encontrada')
  const french = await get(image, 'fr')
  t.match(french.html, /dans 24\sheures/)
  t.match(french.html, /1,2\ss</)
  t.match(french.html, /PNG, 30\sko, /)
  t.match(french.html, 'Tirages\u00a0: 1 prêt<')
  t.equal(french.headers['content-language'], 'fr')
  t.match((await get('/nowhere', 'fr')).html, 'Page introuvable')
})

t.test('pages use the most preferred of several languages', async (t) => {
  for (const [accepted, language] of [
    ['fr-CA,fr;q=0.9,en-US;q=0.8,en;q=0.7', 'fr'],
    ['en-GB,en;q=0.9,fr;q=0.8', 'en'],
    ['tlh, es;q=0.4, fr;q=0.6', 'fr'],
    ['FR', 'fr'],
    ['fr;q=0, es', 'es'],
    ['*', 'en'],
    ['', 'en']
  ] as const) {
    t.match((await get('/', accepted)).html, `<html lang="${language}"`, accepted)
  }
})

t.test('French pages follow French typography', async (t) => {
  const image = await plant({ format: 'tiff' }, [{}, developed, { ...developed, format: 'tiff' }])
  for (const url of ['/', image, '/nowhere', `${image}/results/thermal`]) {
    const { html } = await get(url, 'fr')
    t.strictSame(frenchFaults(html.replace(TAGS_AND_CODE, '\n')), [], url)
  }
})

t.test('hours are formatted and pluralised as in each language', async (t) => {
  for (const [hours, language, time] of [
    ['1', 'en', '1 hour,'],
    ['1.5', 'en', '1.5 hours,'],
    ['1.5', 'es', '1,5 horas,'],
    ['1.5', 'fr', '1,5 heure,'],
    ['2', 'fr', '2 heures,']
  ] as const) {
    const pages = await openPages(t, { RETENTION_HOURS: hours })
    t.match((await pages.get('/', language)).html, time)
  }
})

const TAGS_AND_CODE = /<code[\s\S]*?<\/code>|<[^>]*>/g
