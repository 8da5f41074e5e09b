// Loaded into pm2-runtime before it: at a second signal it would begin its end anew, find a process
// gone that it wants to stop, and leave the others running. Heroku may send it twice, and both may
// come at the same moment.
const SIGNALS = ['SIGTERM', 'SIGINT']

/** Whoever listens already still hears the one that is being told: Node made its list of them. */
function ignoreFurther() {
  for (const signal of SIGNALS) {
    process.removeAllListeners(signal)
    process.on(signal, () => {})
  }
}

for (const signal of SIGNALS) {
  process.on(signal, () => {
    const pm2Listens = process.listenerCount(signal) > 1
    if (pm2Listens) ignoreFurther()
  })
}
