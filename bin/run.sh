# shellcheck shell=bash disable=SC2034
# What bin/start and bin/stop know of a run: its folder, its pm2, its processes. From the top folder.
[ ! -d node_modules/.bin ] || PATH=$PWD/node_modules/.bin:$PATH
data_dir=$(realpath -m -- "${DATA_DIR:-data}")
# Containers may share the data
run=$data_dir/run/$HOSTNAME
pm2_hint=
export NODE_ENV=production
# Types are stripped and code compiled once, not at each start
export NODE_COMPILE_CACHE=${NODE_COMPILE_CACHE:-$PWD/node_modules/.cache/compile}
# Node keeps that by user: what root made while the image was built is shown to whoever runs it
for made in .compile-cache/*-0; do
  [ -d "$made" ] && [ "$(id -u)" != 0 ] && mkdir -p "$NODE_COMPILE_CACHE" &&
    ln -sfn "$PWD/$made" "$NODE_COMPILE_CACHE/$(basename "$made" 0)$(id -u)"
done
# pm2 would say SIGINT
export PM2_KILL_SIGNAL=SIGTERM
export PM2_DISABLE_VERSION_CHECK=1
# Starts one process after another
export PM2_CONCURRENT_ACTIONS=1
export PM2_LOG_DATE_FORMAT='[[]HH:mm:ss.SSS]'

# The one of everybody, so that `npx pm2 logs` works as it is; unless another pm2 lives there.
choose_pm2_home() {
  local usual=${PM2_HOME:-${HOME:+$HOME/.pm2}}
  if [ -n "$usual" ] && mkdir -p "$usual" 2> /dev/null && [ -w "$usual" ] && ! pm2_lives_in "$usual"; then
    export PM2_HOME=$usual
  else
    export PM2_HOME=$data_dir/pm2
    pm2_hint="PM2_HOME=$PM2_HOME "
    echo "pm2 here is reached with: ${pm2_hint}npx pm2 logs"
  fi
}

pm2_lives_in() { grep -qF " $1/rpc.sock" /proc/net/unix; }

# Processes leave there what the next start, and bin/stop, must know.
prepare_run() {
  rm -rf "$run"
  mkdir -p "$run"
  echo "$PM2_HOME" > "$run/pm2-home"
  export RUN_STATE_DIR=$run
}

# Whether the pm2 that was started last with this DATA_DIR still lives; sets PM2_HOME to its own.
pm2_is_up() {
  local home
  home=$(cat "$run/pm2-home" 2> /dev/null) && pm2_lives_in "$home" && export PM2_HOME=$home
}

# A live socket alone may be that of another container on the same network
is_up() { pm2_is_up && [ -n "$(our_processes)" ]; }

our_processes() {
  local file pid
  for file in "$PM2_HOME"/pids/{rabbitmq,web,receiver}-*.pid; do
    pid=$(cat "$file" 2> /dev/null) && [ "$(readlink "/proc/$pid/cwd")" = "$PWD" ] && echo "$pid"
  done
}

ended() { ! kill -0 "$1" 2> /dev/null; }

# A second without a child process, cut short by a signal
pause() { read -r -t 1 -u "$never" || true; }
exec {never}<> <(:)
