# One image for every app of Stet: apps/stet by default, another by its command (docker-compose.yml).

FROM node:24.21.0-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS packages
WORKDIR /stet
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM packages AS build
COPY .swcrc ./
COPY scripts scripts
COPY apps apps
COPY libs libs
RUN npm run build

FROM node:24.21.0-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6
WORKDIR /stet
ENV NODE_ENV=production STET_DATA=/data
RUN mkdir /data && chown node:node /data
VOLUME /data
COPY --from=packages /stet/node_modules node_modules
COPY package.json ./
COPY --from=build /stet/dist dist
USER node
EXPOSE 4040
CMD ["node", "--enable-source-maps", "--max-semi-space-size=64", "dist/apps/stet/src/main.js"]
