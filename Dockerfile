# Broker, web and receiver in one image, run by pm2.

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev \
  && find node_modules -type f '(' -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' ')' -delete
# Symbols that only a debugger would read: 18 MB
RUN apt-get update && apt-get install -y --no-install-recommends binutils && strip /usr/local/bin/node

# The Ubuntu variant: sharp's libvips and Node's own build are faster on glibc than on musl, and
# a Node of Debian 12 needs an older glibc than the one there.
FROM rabbitmq:4.3
COPY --from=packages /usr/local/bin/node /usr/local/bin/node

# jemalloc for the receiver: glibc's malloc keeps what libvips gave back
RUN apt-get update \
  && apt-get upgrade -y --no-install-recommends \
  && apt-get install -y --no-install-recommends libjemalloc2 \
  && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/apt /var/log/dpkg.log

WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY . .

# Any user may run it, on a read-only root: all that is written goes to /data and /tmp.
# The operator's commands come before RabbitMQ's own, which look for another node.
ENV PATH=/app/bin/tools:/app/node_modules/.bin:$PATH \
  NODE_ENV=production \
  DATA_DIR=/data \
  HOME=/tmp \
  PM2_HOME=/tmp/pm2 \
  NODE_COMPILE_CACHE=/tmp/compile-cache \
  RECEIVER_PRELOAD=libjemalloc.so.2
RUN mkdir -m 1777 /data && bin/warm-compile-cache

LABEL org.opencontainers.image.title="Revelado" \
  org.opencontainers.image.description="A darkroom: send photographs, get prints, lose none" \
  org.opencontainers.image.licenses="MIT AND AGPL-3.0-only AND MPL-2.0"

USER rabbitmq
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["bin/answers", "/health"]
# The base image's entrypoint stays: it only runs this
CMD ["bin/start"]
