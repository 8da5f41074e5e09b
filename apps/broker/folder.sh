# shellcheck shell=bash disable=SC2154,SC2034
# Opens the broker's folder. It is a cache: what RabbitMQ cannot use is set aside, and web publishes
# the jobs again that it held.
NEEDED_MB=48
MAX_SET_ASIDE_MB=256
LEFTOVER_WAIT_SECONDS=8

aside_dir=$broker_dir.set-aside
lock=
set_aside=          # why this start set the folder aside
set_aside_kept=     # whether a copy is left

open_folder() {
  local problem
  problem=$(mkdir -p "$data_dir" 2>&1) || cannot_write "$problem"
  writable_folder || set_folder_aside 'it cannot be written'
  lock_folder
  make_room
  ! was_moved || set_folder_aside 'it was written elsewhere'
  keep_password
  # A damaged one would keep the node from starting; it makes a new one
  rm -rf "$broker_dir/.erlang.cookie"
}

writable_folder() {
  {
    mkdir -p "$broker_dir"
    chmod 700 "$broker_dir"
    [ -f "$broker_dir/lock" ] || rm -rf "$broker_dir/lock"
    [ -w "$broker_dir" ] && : >> "$broker_dir/lock"
  } 2> /dev/null
}

cannot_write() {
  cannot_start "DATA_DIR=$data_dir cannot be written (${1##*: }): make it writable for user $(id -u), or set DATA_DIR"
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

make_room() {
  has_room || rm -rf "$aside_dir"
  has_room || (($(free_mb) + $(size_mb) < NEEDED_MB)) || set_folder_aside 'DATA_DIR is full'
  has_room ||
    cannot_start "DATA_DIR=$data_dir is full: $(free_mb) MB free, the broker needs $NEEDED_MB; make room, or set DATA_DIR"
}

has_room() { (($(free_mb) >= NEEDED_MB)); }

free_mb() {
  local free
  free=$(df --output=avail -m "$broker_dir" | tail -n 1)
  echo $((free))
}

size_mb() {
  local size
  size=$(du -sm "$broker_dir" 2> /dev/null)
  size=${size%%[!0-9]*}
  echo "${size:-0}"
}

# RabbitMQ stores absolute paths: the queues of a copy would write to where it was copied from.
was_moved() { [ -e "$broker_dir/data" ] && [ "$(first_line "$broker_dir/path")" != "$broker_dir" ]; }

first_line() {
  local line=
  { IFS= read -r line < "$1"; } 2> /dev/null
  printf '%s' "$line"
}

# web and receiver wait for this file. If the node has another password, it is given this one.
keep_password() {
  local problem
  [[ $(first_line "$broker_dir/password") =~ ^[0-9a-f]{48}$ ]] && return
  problem=$({ rm -rf "$broker_dir"/password{,.new} && od -An -N 24 -tx1 /dev/urandom | tr -d ' \n' > "$broker_dir/password.new" &&
    mv "$broker_dir/password.new" "$broker_dir/password"; } 2>&1) || cannot_write "$problem"
}

# The file that is locked is gone from a folder that was deleted, moved or replaced.
is_folder_there() { [ "$broker_dir/lock" -ef "/proc/$$/fd/$lock" ]; }

is_password_there() { [ -e "$broker_dir/password" ]; }

# That of the running node
put_password_back() { printf '%s' "$RABBITMQ_DEFAULT_PASS" 2> /dev/null > "$broker_dir/password"; }

# One copy is kept, unless it is large or takes the room that the broker needs.
set_folder_aside() { # set_folder_aside REASON
  local password what='was removed'
  password=$(first_line "$broker_dir/password")
  set_aside=$1
  rm -rf "$aside_dir" 2> /dev/null
  (($(size_mb) > MAX_SET_ASIDE_MB)) || mv -T "$broker_dir" "$aside_dir" 2> /dev/null ||
    rm -rf "$broker_dir" 2> /dev/null
  writable_folder || cannot_write "$(touch "$broker_dir/lock" 2>&1)"
  has_room || rm -rf "$aside_dir"
  [ ! -e "$aside_dir" ] || set_aside_kept=yes what="is now $aside_dir"
  log warn "broker's folder cannot be used ($1): starting with an empty one; the old one $what"
  # web has read it
  printf '%s' "$password" > "$broker_dir/password"
  keep_password
  [ -z "$lock" ] || { exec {lock}>&-; lock_folder; }
}

# If the broker does not start with an empty folder either, the fault lies elsewhere.
restore_folder() {
  [ -n "$set_aside_kept" ] && rm -rf "$broker_dir" && mv -T "$aside_dir" "$broker_dir"
}
