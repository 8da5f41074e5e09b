import { addSliders } from '../recipes/sliders.js'

addSliders(document)
