# shellcheck shell=bash disable=SC2154,SC2034
# Relays the node's output: RabbitMQ's log in our format, and what check-node.script tells.
POLL_SECONDS=0.2

# Relays one line, or returns after POLL_SECONDS without one. Fails once the node has closed its output.
relay_output() {
  local line status
  IFS= read -r -t "$POLL_SECONDS" -u "$node_output" line
  status=$?
  unfinished_line+=$line
  [ "$status" -le 128 ] || return 0
  [ -z "$unfinished_line" ] || relay_line "$unfinished_line"
  unfinished_line=
  return "$status"
}

relay_line() {
  local level message
  case $1 in
    'node: ready') node_report=ready; return ;;
    'node: unusable: '*) node_report=${1#node: unusable: }; return ;;
    # Not as it was made for this version of RabbitMQ
    'node: unchecked: '*) node_report=ready; log warn "broker cannot be checked: ${1#node: unchecked: }"; return ;;
  esac
  if ! parse_log_line "$1"; then
    level=error message=$1
    # Hidden, but if the boot fails these lines may hold the reason
    [ -z "$in_banner" ] || boot_errors+=("$message")
    case $message in *'completed with '*' plugins.') in_banner='' message='' ;; esac
    [ -z "$in_banner" ] || return 0
  fi
  case $message in
    '') return ;;
    # Intended, or normal on a first start
    *'dirty I/O schedulers'* | *'rebuilding indices from scratch'* | *'does not contain the local node'*) return ;;
    # A SIGTERM to every process also ends the node's port programs, which it restarts
    *port_died*) return ;;
  esac
  if [ "$state" = booting ] && [ "$level" = error ]; then
    boot_errors+=("$message")
  elif [ "$state" = booting ]; then
    boot_messages+=("$level $message")
  else
    relay_message "$level" "$message"
  fi
}

relay_message() { ! should_log "$1" || log_once "$1" "$2"; }

# Of a boot that fails, only the reason is logged.
relay_boot_messages() {
  local entry
  for entry in "${boot_messages[@]}"; do relay_message "${entry%% *}" "${entry#* }"; done
}
