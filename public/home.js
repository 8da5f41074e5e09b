import { showChosen } from './chosen.js'
import { tendRecipeForm } from './recipe-form.js'

const form = document.getElementById('darkroom')
const input = document.getElementById('data')
const button = form.querySelector('button[type="submit"]')
const words = { develop: button.textContent, sending: form.dataset.sending }

tendRecipeForm(form)
showChosen(input)
input.addEventListener('change', () => showChosen(input))

document.addEventListener('dragover', (event) => {
  if (!event.dataTransfer.types.includes('Files')) return
  event.preventDefault()
  form.classList.add('dropping')
})

document.addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) form.classList.remove('dropping')
})

document.addEventListener('drop', (event) => {
  form.classList.remove('dropping')
  if (event.dataTransfer.files.length === 0) return
  event.preventDefault()
  choose(event.dataTransfer.files)
})

document.addEventListener('paste', (event) => {
  if (event.clipboardData.files.length > 0) choose(event.clipboardData.files)
})

form.addEventListener('submit', () => {
  button.disabled = true
  button.textContent = words.sending
})

// whoever comes back finds the form as it was left, ready to be sent again
window.addEventListener('pageshow', () => {
  button.disabled = false
  button.textContent = words.develop
})

function choose(files) {
  input.files = files
  showChosen(input)
}
