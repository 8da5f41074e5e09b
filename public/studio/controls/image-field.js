import { list } from '../../mine/sent-images.js'
import { element } from '../element.js'
import { grouped } from './field.js'
import { sendImage } from './send-image.js'

const SHOWN = 24

/**
 * One of the images that this browser sent, or another that is sent at once.
 *
 * @type {Studio.CreateControl}
 */
export function createImageField(field) {
  const { words, change, key, property, value } = field
  const images = element('div', { className: 'images' })
  const told = element('p', { className: 'hint', role: 'status' })
  const file = element('input', { type: 'file', accept: 'image/*', 'data-key': `${key}-file` })
  const choose = element('label', { className: 'label' }, words.anotherImage ?? '', file)
  const control = grouped(
    { ...field, property: { ...property, description: undefined } },
    images,
    choose,
    told
  )
  file.addEventListener('change', () => file.files?.[0] && take(file.files[0]))
  setUpDrop(control, take)
  show(value)
  return { element: control }

  /** @param {string} chosen */
  function show(chosen) {
    const sent = list()
    told.textContent = sent.length === 0 ? (words.noImages ?? '') : ''
    const choices = sent.slice(0, SHOWN).map((image) => choiceOf(field, image, chosen))
    images.replaceChildren(...choices)
  }

  /** @param {File} sent */
  async function take(sent) {
    told.textContent = words.sendingImage ?? ''
    const { id, detail } = await sendImage(sent)
    if (id) {
      show(id)
      change(id, true)
    } else told.textContent = detail ?? words.notSent ?? ''
  }
}

/** @type {(field: Studio.Field, image: import('../../mine/sent-images.js').SentImage, chosen: string) => HTMLElement} */
function choiceOf({ id, key, change }, image, chosen) {
  const radio = element('input', {
    type: 'radio',
    name: id,
    value: image.id,
    checked: image.id === chosen,
    'data-key': `${key}-${image.id}`
  })
  radio.addEventListener('change', () => change(image.id, true))
  const src = `/images/${image.id}/original?width=320`
  const picture = element('img', { src, alt: image.name, title: image.name, loading: 'lazy' })
  return element('label', { className: 'image' }, radio, picture)
}

/**
 * @param {HTMLElement} place
 * @param {(file: File) => void} onFile
 */
function setUpDrop(place, onFile) {
  for (const type of ['dragover', 'drop']) {
    place.addEventListener(type, (event) => {
      // it is not another photograph for the stage
      event.preventDefault()
      event.stopPropagation()
      const file = event instanceof DragEvent && event.dataTransfer?.files[0]
      if (type === 'drop' && file) onFile(file)
    })
  }
}
