# shellcheck shell=bash disable=SC2154,SC2034
# The broker's folder: writable, with room, with a password, and ours alone.
NEEDED_MB=48
LEFT_OVER_SECONDS=8

prepare_folder() {
  local problem free
  problem=$(mkdir -p "$broker_dir" 2>&1 && chmod 700 "$broker_dir" 2>&1) || cannot_write "$problem"
  free=$(df --output=avail -m "$broker_dir" | tail -n 1)
  [ "$free" -ge "$NEEDED_MB" ] ||
    cannot_start "DATA_DIR=$data_dir is full: $((free)) MB free, the broker needs $NEEDED_MB; make room, or set DATA_DIR"
  [ -s "$broker_dir/password" ] || make_password
}

cannot_write() {
  cannot_start "DATA_DIR=$data_dir cannot be written (${1##*: }): make it writable for user $(id -u), or set DATA_DIR"
}

# web and receiver wait for this file. When somebody removed it, the node must learn the new one.
make_password() {
  local problem
  [ ! -d "$broker_dir/data" ] || password_is_new=yes
  problem=$({ od -An -N 24 -tx1 /dev/urandom | tr -d ' \n' > "$broker_dir/password.new" &&
    mv "$broker_dir/password.new" "$broker_dir/password"; } 2>&1) || cannot_write "$problem"
}

# The lock is the node's as well: held until all of an earlier start is gone, however that ended.
own_folder() {
  exec {lock}>> "$broker_dir/lock"
  flock --nonblock "$lock" && return
  orphaned_node || cannot_start "DATA_DIR=$data_dir is used by another broker: stop it, or set DATA_DIR"
  log warn 'waiting for the broker of an earlier start to end'
  flock --timeout "$LEFT_OVER_SECONDS" "$lock" && return
  log warn 'ending the broker of an earlier start by force'
  orphaned_node && kill -KILL "$(< "$broker_dir/pid")"
  flock --timeout "$LEFT_OVER_SECONDS" "$lock" ||
    cannot_start "DATA_DIR=$data_dir is used by another broker: stop it, or set DATA_DIR"
}
