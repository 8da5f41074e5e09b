import { measureDifference } from './measure-difference.js'
import { percent } from './numbers.js'
import { sizeOf } from './prints.js'
import { colourTable, paintLevels, paintScale } from './thermal.js'

/** The plate where what differs glows, with the words and the scale for it. */
export function createDifference(stage) {
  const canvas = stage.querySelector('.over canvas')
  const table = colourTable(stage.dataset.palette)
  /** What is painted, or about to be: other pictures may be asked for meanwhile. */
  let wanted

  paintScale(stage.querySelector('#stage-scale canvas'), table)

  return {
    async show(print, original) {
      if (stage.dataset.view !== 'difference' || wanted === print.img.src) return
      wanted = print.img.src
      canvas.hidden = true
      tell(stage, { words: stage.dataset.comparing })
      const told = await paint(print, original).catch(() => giveUp(print.img.src))
      if (told) tell(stage, told)
    }
  }

  async function paint(print, original) {
    const { src } = print.img
    const pictures = await Promise.all([loaded(original.src), loaded(src)])
    const frame = sizeOf(original)
    const box = print.inside ? boxInside(frame, sizeOf(print.img)) : { x: 0, y: 0, ...frame }
    const measured = await measureDifference({ pictures, frame, box })
    if (wanted !== src) return undefined
    paintLevels(canvas, measured, box, table)
    canvas.hidden = false
    return { words: wordsFor(measured, stage.dataset), most: measured.most }
  }

  function giveUp(src) {
    if (wanted !== src) return undefined
    wanted = undefined
    return { words: stage.dataset.notCompared }
  }
}

function wordsFor({ most, share }, { identical, differs }) {
  return most === 0 ? identical : differs.replace('{share}', percent(share)).replace('{most}', most)
}

function tell(stage, { words, most = 0 }) {
  stage.querySelector('#stage-said').textContent = words
  const scale = stage.querySelector('#stage-scale')
  scale.hidden = most === 0
  scale.querySelector('span').textContent = stage.dataset.most.replace('{most}', most)
}

/** The largest of those proportions, in the middle. */
function boxInside(frame, { width, height }) {
  const scale = Math.min(frame.width / width, frame.height / height)
  const box = { width: Math.round(width * scale), height: Math.round(height * scale) }
  const [x, y] = [(frame.width - box.width) / 2, (frame.height - box.height) / 2]
  return { x: Math.floor(x), y: Math.floor(y), ...box }
}

async function loaded(src) {
  const image = Object.assign(new Image(), { src })
  await image.decode()
  return image
}
