import { tendAsking, tendCancelling } from './ask.js'
import { copyFrom } from './copy.js'
import { tendErase } from './erase.js'
import { tellTimeLeft } from './expires.js'
import { follow, refresh } from './follow.js'
import { tendNeighbours } from './neighbours.js'
import { tendRecipeForm } from './recipe-form.js'

follow()
tendRecipeForm(document.getElementById('another-form'))
tendAsking(refresh)
tendCancelling(refresh)
tendErase()
tendNeighbours()
tellTimeLeft(refresh)

document.addEventListener('click', async ({ target }) => {
  if (target.matches('[data-copy]')) await copyFrom(target)
  if (!target.matches('[data-compare]')) return
  const { openStage } = await import('./compare/stage.js')
  openStage(target.dataset.compare)
})
