import { setUpArrowKeys } from '../results/arrow-keys.js'
import { copyFrom } from '../results/copy-text.js'
import { setUpErasing } from '../results/erase-dialog.js'
import { awaitFacts, follow, followAnother, refresh } from '../results/image-updates.js'
import { setUpCancelling, setUpForms } from '../results/result-forms.js'
import { keepTimeLeft } from '../results/time-left.js'
import { setUpWalking } from '../results/walk.js'
import { showWholeOnError } from '../results/whole-on-error.js'
import { setUpAddingBeside } from '../upload/add-beside.js'

follow()
awaitFacts()
showWholeOnError()
setUpForms(refresh)
setUpCancelling(refresh)
setUpErasing()
setUpArrowKeys()
keepTimeLeft(refresh)
const stage = openStage()
const walk = setUpWalking(async (page) => {
  followAnother()
  const show = await stage
  await show(page)
})
setUpAddingBeside(walk)

async function openStage() {
  const { createImageStudio } = await import('../studio/image-studio.js')
  // its photograph was erased meanwhile
  if (!document.getElementById('studio')) return () => {}
  return await createImageStudio(refresh)
}

document.addEventListener('click', async ({ target }) => {
  if (!(target instanceof HTMLElement)) return
  if (target.dataset.copy) await copyFrom(target.dataset.copy)
  if (!target.dataset.compare) return
  const { openCompareDialog } = await import('../compare/compare-dialog.js')
  openCompareDialog(target.dataset.compare)
})
