import { tendDeveloping } from './develop.js'
import { tendLines } from './recipes/lines.js'
import { tendChoosing } from './upload/choose.js'
import { add } from './upload/photographs.js'

// where the style sheet cannot tell that scripts are on, the form stays as it is without them
if (matchMedia('(scripting: enabled)').matches) {
  tendChoosing(add)
  tendLines()
  tendDeveloping()
}
