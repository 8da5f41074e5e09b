// Preloaded into pm2-runtime so that it sees only one signal. On a second one it would restart its
// shutdown, fail on a process that has already exited, and leave the others running. Heroku may send
// SIGTERM twice, even at the same moment.
const SIGNALS = ['SIGTERM', 'SIGINT']

/**
 * The signal being emitted still reaches pm2: Node has already copied the list of listeners. There is
 * a listener at every moment: without one, the second signal would kill the process.
 */
function ignoreLaterSignals() {
  for (const signal of SIGNALS) {
    const listeners = process.listeners(signal)
    process.on(signal, () => {})
    for (const listener of listeners) process.removeListener(signal, listener)
  }
}

for (const signal of SIGNALS) {
  process.on(signal, () => {
    const pm2Listens = process.listenerCount(signal) > 1
    if (pm2Listens) ignoreLaterSignals()
  })
}
