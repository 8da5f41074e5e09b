import { find } from '../dom.js'
import { setUpFileInputs } from '../upload/file-inputs.js'
import { untilReady } from '../upload/retrying.js'
import { setUpSample } from '../upload/sample.js'
import { prepareStage } from '../upload/stage.js'
import { add, setUpLeaving } from '../upload/upload-queue.js'

// where the stylesheet cannot tell that scripts are on, the form stays as it is without them
if (matchMedia('(scripting: enabled)').matches) {
  setUpFileInputs(add)
  setUpSample(add)
  setUpLeaving()
  prepareStage(find('#darkroom', HTMLElement))
  // the page before may have been a photograph's, under this one's roof
  addEventListener('popstate', () => {
    if (!document.getElementById('studio')) location.reload()
  })
  const closed = document.getElementById('closed')
  if (closed) untilReady().then(() => closed.remove())
}
