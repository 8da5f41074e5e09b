# shellcheck shell=bash
# Logs a message that RabbitMQ repeats once, then how often it came: a queue in trouble writes a stack
# trace whenever somebody tries it.
SUMMARY_SECONDS=60
MAX_KINDS=200

declare -A repeats=()   # how often each kind of message came again since it was last logged
declare -A examples=()  # the beginning of one of each kind
summary_due=$SUMMARY_SECONDS

log_once() { # log_once LEVEL MESSAGE
  # Without process ids, times and counts
  local kind=${2//[^[:alpha:] ]/}
  kind=$1:${kind:0:160}
  if [ -n "${repeats[$kind]:-}" ]; then
    repeats[$kind]=$((${repeats[$kind]} + 1))
    return
  fi
  # Messages that all differ must not fill the memory
  ((${#repeats[@]} < MAX_KINDS)) || { repeats=() examples=(); }
  repeats[$kind]=0 examples[$kind]=${2:0:200}
  log "$1" "$2"
}

# Forgets what did not come again, so that it will be logged in full.
summarize_repeats() {
  ((SECONDS >= summary_due)) || return 0
  summary_due=$((SECONDS + SUMMARY_SECONDS))
  local kind
  for kind in "${!repeats[@]}"; do
    if [ "${repeats[$kind]}" = 0 ]; then
      unset "repeats[$kind]" "examples[$kind]"
    else
      log "${kind%%:*}" "${repeats[$kind]} more times within $SUMMARY_SECONDS s: ${examples[$kind]}"
      repeats[$kind]=0
    fi
  done
}
