# shellcheck shell=bash disable=SC2034
# Shared by bin/start and bin/stop: the run folder, PM2_HOME and the processes. Source it from the
# top folder.
[ ! -d node_modules/.bin ] || PATH=$PWD/node_modules/.bin:$PATH
data_dir=$(realpath -m -- "${DATA_DIR:-data}")
# Per host, as containers may share DATA_DIR
run=$data_dir/run/$HOSTNAME
pm2_hint=
export NODE_ENV=production
# Strips types and compiles once instead of on every start
export NODE_COMPILE_CACHE=${NODE_COMPILE_CACHE:-$PWD/node_modules/.cache/compile}
# The names of Node's cache folders end in the user id: link those that root filled while building
# the image
for made in .compile-cache/*-0; do
  [ -d "$made" ] && [ "$(id -u)" != 0 ] && mkdir -p "$NODE_COMPILE_CACHE" &&
    ln -sfn "$PWD/$made" "$NODE_COMPILE_CACHE/$(basename "$made" 0)$(id -u)"
done
# pm2 sends SIGINT by default
export PM2_KILL_SIGNAL=SIGTERM
export PM2_DISABLE_VERSION_CHECK=1
# Starts the processes one after another
export PM2_CONCURRENT_ACTIONS=1
export PM2_LOG_DATE_FORMAT='[[]HH:mm:ss.SSS]'

# Uses the default PM2_HOME, so that a plain `npx pm2 logs` works, unless another pm2 runs there.
choose_pm2_home() {
  local usual=${PM2_HOME:-${HOME:+$HOME/.pm2}}
  if [ -n "$usual" ] && mkdir -p "$usual" 2> /dev/null && [ -w "$usual" ] && ! pm2_runs_in "$usual"; then
    export PM2_HOME=$usual
  else
    export PM2_HOME=$data_dir/pm2
    pm2_hint="PM2_HOME=$PM2_HOME "
    echo "to reach this pm2: ${pm2_hint}npx pm2 logs"
  fi
}

pm2_runs_in() { grep -qF " $1/rpc.sock" /proc/net/unix; }

# The run folder holds what bin/start and bin/stop need to know about this run.
prepare_run() {
  rm -rf "$run"
  mkdir -p "$run"
  echo "$PM2_HOME" > "$run/pm2-home"
  export RUN_STATE_DIR=$run
}

# Succeeds if the last pm2 started with this DATA_DIR is still running, and sets PM2_HOME to its home.
pm2_is_up() {
  local home
  home=$(cat "$run/pm2-home" 2> /dev/null) && pm2_runs_in "$home" && export PM2_HOME=$home
}

# The socket alone may belong to another container in the same network namespace
is_up() { pm2_is_up && [ -n "$(our_processes)" ]; }

our_processes() {
  local file pid
  for file in "$PM2_HOME"/pids/{rabbitmq,web,receiver}-*.pid; do
    pid=$(cat "$file" 2> /dev/null) && [ "$(readlink "/proc/$pid/cwd")" = "$PWD" ] && echo "$pid"
  done
}

has_ended() { ! kill -0 "$1" 2> /dev/null; }

# Sleeps for a second without a child process; a signal wakes it up
pause() { read -r -t 1 -u "$silent" || true; }
exec {silent}<> <(:)
