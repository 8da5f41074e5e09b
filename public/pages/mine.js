import { find } from '../dom.js'
import * as batches from '../mine/sent-batches.js'
import * as images from '../mine/sent-images.js'
import { showSent } from '../mine/show-sent.js'

const lists = [
  showSent(find('#mine-batches', HTMLElement), { sent: batches, onChange: update }),
  showSent(find('#mine', HTMLElement), { sent: images, onChange: update })
]

find('#forget button', HTMLElement).addEventListener('click', () => {
  for (const list of lists) list.clear()
})
update()

function update() {
  const [withBatches, withImages] = lists.map((list) => !list.isEmpty())
  find('#batches', HTMLElement).hidden = !withBatches
  find('#none', HTMLElement).hidden = Boolean(withBatches || withImages)
  find('#forget', HTMLElement).hidden = !(withBatches || withImages)
}
