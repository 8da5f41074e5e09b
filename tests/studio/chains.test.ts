import t from 'tap'
import {
  addStep,
  addVersion,
  changeStep,
  chosenChain,
  emptyChain,
  moveStep,
  removeStep,
  removeVersion,
  rewriteChain,
  stateOf
} from '../../public/studio/chain/chains.js'
import { createHistory } from '../../public/studio/chain/history.js'
import { createStep, readChain } from '../../public/studio/chain/recipe-text.js'
import { readSaved } from '../../public/studio/chain/saved.js'

type State = ReturnType<typeof stateOf>

const begun = stateOf([readChain('resize:width=9,thermal,sepia,output:format=webp')])
const names = (state: State) => chosenChain(state).steps.map(({ name }) => name)
const idOf = (state: State, name: string) =>
  chosenChain(state).steps.find((step) => step.name === name)?.id ?? Number.NaN

t.test('a step is added at the end, and chosen', async (t) => {
  const added = addStep(begun, createStep('blur'))
  t.same(names(added), ['resize', 'thermal', 'sepia', 'blur'])
  t.equal(added.step, idOf(added, 'blur'))
  t.same(chosenChain(added).output, { format: 'webp' })
})

t.test('a step is moved to its place, and never out of the chain', async (t) => {
  const thermal = idOf(begun, 'thermal')
  t.same(names(moveStep(begun, thermal, 0)), ['thermal', 'resize', 'sepia'])
  t.same(names(moveStep(begun, thermal, 2)), ['resize', 'sepia', 'thermal'])
  t.same(names(moveStep(begun, thermal, -3)), ['thermal', 'resize', 'sepia'])
  t.same(names(moveStep(begun, thermal, 99)), ['resize', 'sepia', 'thermal'])
  t.same(names(moveStep(begun, Number.NaN, 0)), names(begun))
})

t.test('when the chosen step goes, its neighbour is chosen', async (t) => {
  const thermal = idOf(begun, 'thermal')
  const left = removeStep({ ...begun, step: thermal }, thermal)
  t.same(names(left), ['resize', 'sepia'])
  t.equal(left.step, idOf(begun, 'sepia'))
  const last = removeStep({ ...left, step: idOf(left, 'sepia') }, idOf(left, 'sepia'))
  t.equal(last.step, idOf(begun, 'resize'))
})

t.test(
  'a text that is edited keeps what it does not tell: which step is chosen, which are muted',
  async (t) => {
    const muted = changeStep(begun, idOf(begun, 'thermal'), { muted: true })
    const edited = rewriteChain(
      { ...muted, step: idOf(begun, 'sepia') },
      'resize:width=10,sepia,blur'
    )
    t.same(names(edited), ['resize', 'thermal', 'sepia', 'blur'])
    t.equal(idOf(edited, 'sepia'), edited.step)
    t.equal(chosenChain(edited).steps[0]?.parameters.width, '10')
    t.equal(chosenChain(edited).steps[1]?.muted, true)
    t.same(chosenChain(edited).output, {})
  }
)

t.test('there is always a version', async (t) => {
  const two = addVersion(begun)
  t.match([two.chains.length, two.version], [2, 1])
  const one = removeVersion(two)
  t.same(names(one), names(begun))
  const none = removeVersion(one)
  t.same(none.chains, [emptyChain()])
})

t.test('history goes back and forth, until something else is done', async (t) => {
  const { push, undo, redo, canUndo, canRedo } = createHistory('a')
  push('b')
  push('c')
  t.same([undo(), undo(), undo(), canUndo()], ['b', 'a', 'a', false])
  t.same([redo(), canRedo()], ['b', true])
  push('d')
  t.same([canRedo(), redo(), undo()], [false, 'd', 'b'])
  for (let at = 0; at < 500; at++) push(String(at))
  let steps = 0
  for (; canUndo(); steps++) undo()
  t.equal(steps, 199, 'with a bound')
})

t.test('what was saved comes back; what is broken becomes an empty chain', async (t) => {
  const saved = JSON.parse(JSON.stringify(changeStep(begun, idOf(begun, 'sepia'), { muted: true })))
  const read = readSaved(saved)
  t.same(names(read), names(begun))
  t.equal(chosenChain(read).steps[2]?.muted, true)
  t.not(idOf(read, 'sepia'), idOf(begun, 'sepia'), 'with identities of its own')
  for (const broken of [undefined, null, 3, 'x', {}, { chains: 3 }]) {
    t.same(readSaved(broken).chains, [emptyChain()])
  }
  t.same(readSaved({ chains: [null], version: 7 }).chains, [emptyChain()])
})
