# shellcheck shell=bash disable=SC2034
# Folder, ports and Erlang settings of the local broker, shared by apps/broker/start and bin/rabbitmqctl.
root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
data_dir=$(cd "$root" && realpath -m -- "${DATA_DIR:-data}")
broker_dir=$(realpath -m -- "$data_dir/broker")
port=${RABBITMQ_NODE_PORT:-5673}
distribution_port=$((port + 20000))

# Variables meant for another RabbitMQ on this machine must not configure ours.
unset "${!RABBITMQ_@}" ERL_LIBS ERL_FLAGS ERL_ZFLAGS NOTIFY_SOCKET
export RABBITMQ_NODENAME=revelado@localhost
export RABBITMQ_CONF_ENV_FILE=$broker_dir/none
# Erlang keeps its cookie in HOME; here it belongs to the user who runs the broker.
export HOME=$broker_dir

# A fixed port on loopback replaces epmd. That daemon is shared with other Erlang programs, listens
# on all interfaces, outlives the broker, and would die when Heroku sends SIGTERM to every process.
export ERL_AFLAGS="-start_epmd false -erl_epmd_port $distribution_port"
export ERL_CRASH_DUMP=/dev/null ERL_CRASH_DUMP_BYTES=0
