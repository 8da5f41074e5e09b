# shellcheck shell=bash disable=SC2034
# Log lines in the format of lib/logger.ts, one per event.
[ "${LOG_FORMAT:-}" != json ] || export TZ=UTC

log() { # log LEVEL MESSAGE
  local now=$EPOCHREALTIME time ms
  ms=${now#*[.,]} ms=${ms:0:3}
  if [ "${LOG_FORMAT:-}" = json ]; then
    printf -v time '%(%FT%T)T' "${now%[.,]*}"
    printf '{"level":"%s","time":"%s.%sZ","name":"rabbitmq","msg":"%s"}\n' "$1" "$time" "$ms" "$(json_text "$2")"
  else
    printf -v time '%(%T)T' "${now%[.,]*}"
    printf '[%s.%s] %s (rabbitmq): %s\n' "$time" "$ms" "${1^^}" "$2"
  fi
}

json_text() {
  local text=${1//\\/\\\\}
  text=${text//\"/\\\"}
  printf '%s' "${text//[[:cntrl:]]/ }"
}

# Sets level (one of ours) and message from a line of RabbitMQ's log; fails if it is not a log line.
parse_log_line() {
  [[ $1 =~ ^[0-9]{4}-[0-9-]{5}[\ T][0-9:.+-]+Z?\ \[([a-z]+)\]\ (<[0-9.]+>\ )?(.*)$ ]] || return 1
  message=${BASH_REMATCH[3]}
  case ${BASH_REMATCH[1]} in
    debug | info | error) level=${BASH_REMATCH[1]} ;;
    notice) level=info ;;
    warning) level=warn ;;
    *) level=fatal ;;
  esac
}

# LOG_LEVEL=info means our own processes: from RabbitMQ it lets through only warnings and above.
should_log() { # should_log LEVEL
  case ${LOG_LEVEL:-info}/$1 in
    */fatal | trace/* | debug/info) return 0 ;;
    fatal/*) return 1 ;;
    */error) return 0 ;;
    error/*) return 1 ;;
    */warn) return 0 ;;
  esac
  return 1
}
