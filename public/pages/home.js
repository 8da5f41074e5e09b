import { setUpEnter } from '../recipes/enter-ticks.js'
import { setUpRecipes } from '../recipes/recipe-list.js'
import { setUpDeveloping } from '../upload/develop.js'
import { setUpFileInputs } from '../upload/file-inputs.js'
import { untilReady } from '../upload/retrying.js'
import { add } from '../upload/upload-queue.js'

// where the stylesheet cannot tell that scripts are on, the form stays as it is without them
if (matchMedia('(scripting: enabled)').matches) {
  setUpFileInputs(add)
  setUpRecipes()
  setUpEnter()
  setUpDeveloping()
  const closed = document.getElementById('closed')
  if (closed) untilReady().then(() => closed.remove())
}
