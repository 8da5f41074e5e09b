// Loaded into pm2-runtime before it: at a second signal it would begin its end anew, find a process
// gone that it wants to stop, and leave the others running. Heroku may send it twice.
const SIGNALS = ['SIGTERM', 'SIGINT']

function ignoreFurther() {
  for (const signal of SIGNALS) {
    process.removeAllListeners(signal)
    process.on(signal, () => {})
  }
}

// Once pm2's own listener has been called, too
for (const signal of SIGNALS) process.once(signal, () => setImmediate(ignoreFurther))
