# shellcheck shell=bash disable=SC2154
# Reports once why the broker cannot start and how to fix it.
CANNOT_START=78

# Prints what else than the folder keeps RabbitMQ from starting; fails if nothing is known.
fault_elsewhere() {
  case ${boot_errors[*]} in
    *eaddrinuse*) echo "port $port or $distribution_port is taken by another program: set RABBITMQ_NODE_PORT" ;;
    *enospc*) echo "DATA_DIR=$data_dir is full: make room, or set DATA_DIR" ;;
    *) return 1 ;;
  esac
}

boot_failure() { # boot_failure EXIT_CODE
  local all="${boot_errors[*]}"
  case $all in
    *eacces* | *erofs*) echo "DATA_DIR=$data_dir has files that user $(id -u) cannot access: make them writable, or set DATA_DIR" ;;
    *feature_flag* | *'feature flags'* | *schema_integrity* | *upgrade*) echo 'it was written by another version of RabbitMQ' ;;
    *) echo "RabbitMQ exited with code $1 while starting: $(first_error "$all")" ;;
  esac
}

first_error() {
  local text
  read -r -d '' -a text <<< "$1"
  [[ ${text[*]} =~ (Error |Exception |Kernel pid |init terminating|Protocol ).{0,300} ]] && echo "${BASH_REMATCH[0]}"
}

# If the broker has been up in this run, the fault may be temporary: exit 1 makes pm2 retry with
# increasing delays.
cannot_start() {
  if [ -e "${RUN_STATE_DIR:-/none}/broker-was-ready" ]; then
    log error "broker cannot start again: $1"
    exit 1
  fi
  log fatal "broker cannot start: $1"
  [ -z "${RUN_STATE_DIR:-}" ] || printf '%s\n' "broker cannot start: $1" >> "$RUN_STATE_DIR/cannot-start"
  exit "$CANNOT_START"
}
