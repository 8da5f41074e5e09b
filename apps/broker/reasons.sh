# shellcheck shell=bash disable=SC2154
# Why the broker cannot start: once, in words that say what to do.
CANNOT_START=78

why_no_boot() {
  local all="${said[*]}"
  case $all in
    *eaddrinuse*) echo "port $port or $distribution_port is taken by another program: set RABBITMQ_NODE_PORT" ;;
    *enospc*) echo "DATA_DIR=$data_dir is full: make room, or set DATA_DIR" ;;
    *eacces* | *erofs*) echo "DATA_DIR=$data_dir has files that user $(id -u) cannot use: make them writable, or set DATA_DIR" ;;
    *feature_flag* | *'feature flags'* | *schema_integrity* | *upgrade*)
      echo "$broker_dir was written by another version of RabbitMQ: run that one, or remove the folder (images stay, and come on the queue again)" ;;
    *) echo "RabbitMQ ended with code $1 while starting: $(first_reason "$all")" ;;
  esac
}

first_reason() {
  local text
  read -r -d '' -a text <<< "$1"
  [[ ${text[*]} =~ (Error |Exception |Kernel pid |init terminating|Protocol |it did not).{0,300} ]] && echo "${BASH_REMATCH[0]}"
}

# Once it was up in this run, trouble may pass: pm2 tries again, with growing pauses.
cannot_start() {
  if [ -e "${RUN_STATE_DIR:-/none}/broker-was-ready" ]; then
    log error "broker cannot start again: $1"
    exit 1
  fi
  log fatal "broker cannot start: $1"
  [ -z "${RUN_STATE_DIR:-}" ] || printf '%s\n' "broker cannot start: $1" >> "$RUN_STATE_DIR/cannot-start"
  exit "$CANNOT_START"
}
