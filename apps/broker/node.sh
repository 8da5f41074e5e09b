# shellcheck shell=bash disable=SC2154
# Starts the Erlang node, and tells whether it is listening, in use, or left over from an earlier start.

# The node ignores SIGTERM: Heroku sends it to every process, and the node must outlive web and
# receiver. It shuts down cleanly when its standard input closes, so also if this script is killed.
STOP_ON_STDIN_EOF='os:set_signal(sigterm,ignore),
  spawn(fun() -> Input = open_port({fd,0,1},[in,eof]), receive {Input,eof} -> init:stop() end end)'

RUN_CHECK='spawn(fun() -> {error,Fault} = file:eval(os:getenv("CHECK_NODE")), io:format("node: unchecked: ~0p~n", [Fault]) end)'

start_node() { # start_node SERVER_FOLDER CONFIGURATION_FILE
  node_report=        # "ready", or why the node cannot be used
  boot_errors=()      # reported only if the boot fails
  boot_messages=()    # logged only if it does not
  in_banner=yes       # until the startup banner ends, lines not in log format belong to it
  unfinished_line=
  processor_time=0 busy_since=$SECONDS
  export RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT=$port RABBITMQ_DIST_PORT=$distribution_port
  export RABBITMQ_MNESIA_BASE=$broker_dir/data RABBITMQ_LOG_BASE=$broker_dir/log
  export RABBITMQ_CONFIG_FILE=$2 RABBITMQ_CONFIG_FILES=$broker_dir/none RABBITMQ_ADVANCED_CONFIG_FILE=$broker_dir/none
  export RABBITMQ_DEFAULT_USER=revelado RABBITMQ_DEFAULT_PASS RABBITMQ_LOG
  RABBITMQ_LOG=$(node_log_level),-color,+single_line
  RABBITMQ_DEFAULT_PASS=$(< "$broker_dir/password")
  export RABBITMQ_ENABLED_PLUGINS_FILE=$broker_dir/enabled_plugins
  echo '[].' > "$RABBITMQ_ENABLED_PLUGINS_FILE"
  # Makes the script exec the node, so that the coprocess's pid and standard input are the node's
  export RUNNING_UNDER_SYSTEMD=true
  # Process and port tables sized for thousands of entries instead of a million
  export RABBITMQ_MAX_NUMBER_OF_PROCESSES=65536 ERL_MAX_PORTS=8192
  # Few threads: a small dyno allows 256 processes and threads in total
  local -x ERL_AFLAGS="$ERL_AFLAGS -sname $RABBITMQ_NODENAME -kernel inet_dist_use_interface {127,0,0,1} +B i"
  ERL_AFLAGS+=" +S 1:1 +SDcpu 1:1 +SDio 2"
  # No os_mon helper processes: RabbitMQ monitors memory and disk itself
  ERL_AFLAGS+=" -os_mon start_cpu_sup false start_disksup false start_memsup false"
  ERL_AFLAGS+=" -eval '$STOP_ON_STDIN_EOF, $RUN_CHECK.'"
  local -x CHECK_NODE=$here/check-node.script

  skip_plugins "$1"

  coproc NODE { cd "$broker_dir" && exec "$1/rabbitmq-server" 2>&1; }
  # shellcheck disable=SC2153
  node_pid=$NODE_PID
  echo "$node_pid" > "$broker_dir/pid.new" && mv "$broker_dir/pid.new" "$broker_dir/pid"
  # Duplicated because bash closes a coprocess's descriptors when it exits, even with output unread
  # shellcheck disable=SC2034,SC1083
  exec {node_output}<&"${NODE[0]}" {node_input}>&"${NODE[1]}" {NODE[1]}>&-
}

# Builds a server home without the bundled plugins. We use none of them, but the code server searches
# all their folders for every module it loads, which costs two fifths of the boot time and 12 MB.
skip_plugins() { # skip_plugins SERVER_FOLDER
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
    # Relative, because RabbitMQ's scripts do not quote it and DATA_DIR may contain spaces
    export RABBITMQ_SCRIPTS_DIR=server/sbin
}

# Succeeds if the node has had hardly any processor time for IDLE_SECONDS: unlike the time that a boot
# takes, that does not depend on how busy the machine is.
is_idle() {
  local stat
  { read -r -a stat < "/proc/$node_pid/stat"; } 2> /dev/null || return 1
  if ((stat[13] + stat[14] - processor_time > 20)); then
    processor_time=$((stat[13] + stat[14])) busy_since=$SECONDS
  fi
  ((SECONDS - busy_since >= IDLE_SECONDS))
}

node_log_level() {
  case ${LOG_LEVEL:-info} in debug | trace) echo info ;; *) echo warning ;; esac
}

# Succeeds if a node from an earlier start is still running without its script.
orphaned_node() {
  local pid parent
  pid=$(first_line "$broker_dir/pid") && [[ $pid =~ ^[0-9]+$ ]] && [ -r "/proc/$pid/environ" ] || return 1
  # No pipe into grep -q: it closes early, and pipefail would take the writer's SIGPIPE for "not found"
  grep -qzxF "RABBITMQ_MNESIA_BASE=$broker_dir/data" "/proc/$pid/environ" || return 1
  parent=$(grep -oP '^PPid:\s+\K\d+' "/proc/$pid/status")
  ! grep -qzF apps/broker/start "/proc/$parent/cmdline"
}

port_is_free() { ! sockets "$1" 0A; }
listening() { sockets "$1" 0A; }
connected() { sockets "$1" 01; }

# Succeeds if a TCP socket with this local port is in STATE, in hex as in the kernel's tcp_states.h.
sockets() { # sockets PORT STATE
  local hex
  printf -v hex '%04X' "$1"
  grep -qsE "^ *[0-9]+: [0-9A-F]+:$hex [0-9A-F]+:[0-9A-F]{4} $2 " /proc/net/tcp /proc/net/tcp6
}
