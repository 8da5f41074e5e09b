const THUMBNAIL = { width: 240, height: 160 }

const list = document.getElementById('chosen')

/** Lays the chosen files out as a contact sheet, and says when they are too many or too large. */
export function showChosen(input) {
  const files = [...input.files]
  input.setCustomValidity(fault(input, files))
  list.hidden = files.length === 0
  list.replaceChildren(...files.map(frame))
}

function fault({ dataset }, files) {
  if (files.length > Number(dataset.maxFiles)) return dataset.tooMany
  const large = files.find(({ size }) => size > Number(dataset.maxBytes))
  return large ? dataset.tooLarge.replace('{name}', () => large.name) : ''
}

function frame(file) {
  const canvas = Object.assign(document.createElement('canvas'), THUMBNAIL)
  const name = document.createElement('p')
  name.className = 'edge'
  name.textContent = file.name
  draw(file, canvas)
  const item = document.createElement('li')
  item.append(canvas, name)
  return item
}

/** The whole photograph, small, in the middle; what the browser cannot read stays black. */
async function draw(file, canvas) {
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return
  const scale = Math.min(canvas.width / bitmap.width, canvas.height / bitmap.height)
  const [width, height] = [bitmap.width * scale, bitmap.height * scale]
  const [x, y] = [(canvas.width - width) / 2, (canvas.height - height) / 2]
  canvas.getContext('2d').drawImage(bitmap, x, y, width, height)
  bitmap.close()
}
