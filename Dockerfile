FROM swift:6.3-bookworm AS build
# Debian moves its versions on, and a build that pins one breaks with it.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends libsqlite3-dev libssl-dev pkg-config zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY Package.swift ./
COPY Sources Sources
COPY Tests Tests
RUN swift build -c release --static-swift-stdlib --product concordat

FROM debian:bookworm-slim
# Debian moves its versions on, and a build that pins one breaks with it.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends libsqlite3-0 libssl3 libstdc++6 zlib1g \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 999 --user-group --no-create-home concordat \
    && install -d -o concordat -g concordat /data
COPY --from=build /source/.build/release/concordat /usr/local/bin/concordat
USER 999
# A long body lies in a file on its way; the root may be read-only.
ENV CONCORDAT_DATABASE=/data/register.db TMPDIR=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK CMD ["concordat", "healthcheck"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["concordat"]
CMD ["serve", "--host", "0.0.0.0"]
