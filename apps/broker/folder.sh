# shellcheck shell=bash disable=SC2154,SC2034
# Prepares the broker's folder: checks permissions and free space, creates the password, takes the lock.
NEEDED_MB=48
LEFTOVER_WAIT_SECONDS=8

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

# web and receiver wait for this file. If it was deleted, an existing node still has the old password
# and must be given the new one once it is up.
make_password() {
  local problem
  [ ! -d "$broker_dir/data" ] || password_changed=yes
  problem=$({ od -An -N 24 -tx1 /dev/urandom | tr -d ' \n' > "$broker_dir/password.new" &&
    mv "$broker_dir/password.new" "$broker_dir/password"; } 2>&1) || cannot_write "$problem"
}

# The node inherits the lock, so it stays held until every process of an earlier start is gone, even
# if that start was killed.
lock_folder() {
  exec {lock}>> "$broker_dir/lock"
  flock --nonblock "$lock" && return
  orphaned_node || cannot_start "DATA_DIR=$data_dir is used by another broker: stop it, or set DATA_DIR"
  log warn 'waiting for a broker left over from an earlier start to stop'
  flock --timeout "$LEFTOVER_WAIT_SECONDS" "$lock" && return
  log warn 'killing a broker left over from an earlier start'
  orphaned_node && kill -KILL "$(< "$broker_dir/pid")"
  flock --timeout "$LEFTOVER_WAIT_SECONDS" "$lock" ||
    cannot_start "DATA_DIR=$data_dir is used by another broker: stop it, or set DATA_DIR"
}
