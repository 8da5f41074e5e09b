import { setUpEnter } from '../recipes/enter-ticks.js'
import { addSliders } from '../recipes/sliders.js'

setUpEnter()
addSliders(document)
