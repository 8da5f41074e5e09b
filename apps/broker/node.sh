# shellcheck shell=bash disable=SC2154
# The Erlang node: how it is started, seen and recognized.

# Signals are for this script alone: Heroku sends SIGTERM to every process, and the node must
# outlive web and receiver. It stops cleanly when its standard input ends: also when we are killed.
STOP_AT_END_OF_INPUT='os:set_signal(sigterm,ignore),
  spawn(fun() -> Input = open_port({fd,0,1},[in,eof]), receive {Input,eof} -> init:stop() end end)'

# RabbitMQ notes a new quorum queue up to half a second late. After a kill in between the queue
# starts from nothing and nobody leads it: each publish would wait for ever. What its lost log said
# is no loss, since web publishes the pending images again.
LEAD_EVERY_QUEUE='spawn(fun() -> ok = rabbit:await_startup(),
  [catch ra:trigger_election(amqqueue:get_pid(Q)) || Q <- rabbit_amqqueue:list_by_type(rabbit_quorum_queue)] end)'

start_node() { # start_node SERVER_FOLDER CONFIGURATION_FILE
  export RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT=$port RABBITMQ_DIST_PORT=$distribution_port
  export RABBITMQ_MNESIA_BASE=$broker_dir/data RABBITMQ_LOG_BASE=$broker_dir/log
  export RABBITMQ_CONFIG_FILE=$2 RABBITMQ_CONFIG_FILES=$broker_dir/none RABBITMQ_ADVANCED_CONFIG_FILE=$broker_dir/none
  export RABBITMQ_DEFAULT_USER=revelado RABBITMQ_DEFAULT_PASS RABBITMQ_LOG
  RABBITMQ_LOG=$(node_log_level),-color,+single_line
  RABBITMQ_DEFAULT_PASS=$(< "$broker_dir/password")
  export RABBITMQ_ENABLED_PLUGINS_FILE=$broker_dir/enabled_plugins
  echo '[].' > "$RABBITMQ_ENABLED_PLUGINS_FILE"
  # Replaces its shell with the node, so that its pid and its standard input are the node's
  export RUNNING_UNDER_SYSTEMD=true
  # Tables for thousands, not for millions
  export RABBITMQ_MAX_NUMBER_OF_PROCESSES=65536 ERL_MAX_PORTS=8192
  # Few threads: a small dyno allows 256 of processes and threads together
  ERL_AFLAGS+=" -sname $RABBITMQ_NODENAME -kernel inet_dist_use_interface {127,0,0,1} +B i"
  ERL_AFLAGS+=" +S 1:1 +SDcpu 1:1 +SDio 2"
  # Helper processes that nobody asks: RabbitMQ watches memory and disk itself
  ERL_AFLAGS+=" -os_mon start_cpu_sup false start_disksup false start_memsup false"
  ERL_AFLAGS+=" -eval '$STOP_AT_END_OF_INPUT, $LEAD_EVERY_QUEUE.'"

  leave_plugins_out "$1"

  coproc NODE { cd "$broker_dir" && exec "$1/rabbitmq-server" 2>&1; }
  # shellcheck disable=SC2153
  node_pid=$NODE_PID
  echo "$node_pid" > "$broker_dir/pid.new" && mv "$broker_dir/pid.new" "$broker_dir/pid"
  # Descriptors of our own: bash closes a coprocess's when it ends, read to the end or not
  # shellcheck disable=SC2034,SC1083
  exec {node_output}<&"${NODE[0]}" {node_input}>&"${NODE[1]}" {NODE[1]}>&-
}

# A home for the server without the plugins that come with it. Nothing uses them, yet each look for
# a module goes through all their folders: two fifths of the boot, and 12 MB.
leave_plugins_out() { # leave_plugins_out SERVER_FOLDER
  local home entry needed=()
  home=$(realpath "$(dirname "$(realpath "$1/rabbitmq-server")")/..")
  for entry in "$home"/plugins/*; do
    case ${entry##*/} in
      rabbitmq_prelaunch*) needed+=("$entry") ;;
      rabbitmq_*) ;;
      *) needed+=("$entry") ;;
    esac
  done
  rm -rf "$broker_dir/server" && mkdir -p "$broker_dir/server/plugins" &&
    ln -s "$home/sbin" "$broker_dir/server/sbin" &&
    ln -s "${needed[@]}" "$broker_dir/server/plugins" &&
    # Relative: RabbitMQ's scripts do not quote it
    export RABBITMQ_SCRIPTS_DIR=server/sbin
}

node_log_level() {
  case ${LOG_LEVEL:-info} in debug | trace) echo info ;; *) echo warning ;; esac
}

# Whether the node of an earlier start of ours runs on without its script
orphaned_node() {
  local pid parent
  pid=$(< "$broker_dir/pid") 2> /dev/null && [ -r "/proc/$pid/environ" ] || return 1
  tr '\0' '\n' < "/proc/$pid/environ" | grep -qxF "RABBITMQ_MNESIA_BASE=$broker_dir/data" || return 1
  parent=$(grep -oP '^PPid:\s+\K\d+' "/proc/$pid/status")
  ! tr '\0' ' ' < "/proc/$parent/cmdline" | grep -qF apps/broker/start
}

port_is_free() { ! sockets "$1" 0A; }
listening() { sockets "$1" 0A; }
connected() { sockets "$1" 01; }

# Whether there is a socket with that local port in that state (as in the kernel's tcp_states.h)
sockets() { # sockets PORT STATE
  local hex
  printf -v hex '%04X' "$1"
  grep -qsE "^ *[0-9]+: [0-9A-F]+:$hex [0-9A-F]+:[0-9A-F]{4} $2 " /proc/net/tcp /proc/net/tcp6
}
