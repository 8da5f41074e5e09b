# Broker, web and receiver in one image, run by pm2.

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# --build-arg HEIC=1 adds a decoder, with a licence (LGPL-3.0) and patents of its own: see README.md
ARG HEIC=0
RUN npm ci --omit=dev \
  && case $HEIC in 0|'') ;; *) npm install --no-save --omit=dev libheif-js@1 ;; esac \
  && find node_modules -type f '(' -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' ')' -delete
# Strip debug symbols from Node: 18 MB less
RUN apt-get update && apt-get install -y --no-install-recommends binutils && strip /usr/local/bin/node

# The Ubuntu variant, not Alpine: libvips and Node are faster on glibc than on musl, and Node from
# Debian 12 runs here, as Ubuntu's glibc is newer.
FROM rabbitmq:4.3
COPY --from=packages /usr/local/bin/node /usr/local/bin/node

# jemalloc for the receiver's workers: glibc's malloc does not return the memory that libvips frees
RUN apt-get update \
  && apt-get upgrade -y --no-install-recommends \
  && apt-get install -y --no-install-recommends libjemalloc2 \
  && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/apt /var/log/dpkg.log

WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY . .

# Runs as any user, on a read-only root file system: only /data and /tmp are written to.
# Our rabbitmqctl comes before RabbitMQ's own in PATH, which would look for a different node.
ENV PATH=/app/bin/tools:/app/node_modules/.bin:$PATH \
  NODE_ENV=production \
  DATA_DIR=/data \
  HOME=/tmp \
  PM2_HOME=/tmp/pm2 \
  NODE_COMPILE_CACHE=/tmp/compile-cache \
  WORKER_PRELOAD=libjemalloc.so.2
RUN mkdir -m 1777 /data && bin/warm-compile-cache

LABEL org.opencontainers.image.title="Revelado" \
  org.opencontainers.image.description="A darkroom: send photographs, get prints, lose none" \
  org.opencontainers.image.licenses="MIT AND AGPL-3.0-only AND MPL-2.0"

USER rabbitmq
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["bin/answers", "/health"]
# The base image's entrypoint stays: for this command it is a plain exec
CMD ["bin/start"]
