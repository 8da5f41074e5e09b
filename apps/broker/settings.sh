# shellcheck shell=bash disable=SC2034
# Where the local broker lives and how its node is reached: by its own start, and by rabbitmqctl.
root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
data_dir=$(cd "$root" && realpath -m -- "${DATA_DIR:-data}")
broker_dir=$data_dir/broker
port=${RABBITMQ_NODE_PORT:-5673}
distribution_port=$((port + 20000))

# What was meant for another RabbitMQ of this machine must not configure ours.
unset "${!RABBITMQ_@}" ERL_LIBS ERL_FLAGS ERL_ZFLAGS NOTIFY_SOCKET
export RABBITMQ_NODENAME=revelado@localhost
export RABBITMQ_CONF_ENV_FILE=$broker_dir/none
# The cookie lies here, made by and for whoever runs the broker.
export HOME=$broker_dir

# A known port on loopback instead of epmd: that daemon is shared with other Erlang programs, open
# to the network, outlives the broker, and dies of a SIGTERM to all.
export ERL_AFLAGS="-start_epmd false -erl_epmd_port $distribution_port"
export ERL_CRASH_DUMP=/dev/null ERL_CRASH_DUMP_BYTES=0
