#!/usr/bin/env bash
# Builds the Dockerfile and runs what comes out of it: as its own user, with a read-only root and a volume.
#
# usage: Tests/Acceptance/container.sh [FOLDER]      the base images stay in FOLDER (default a temporary one)
# Needs root, Debian's packages and the Swift toolchain in the PATH. No registry of images is asked: debootstrap makes
# stand-ins for the two base images, under the names that the Dockerfile uses. The toolchain is lent to the build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
storage=(--root "$folder/storage" --runroot "$folder/run" --storage-driver vfs)
image=localhost/concordat
name=concordat-$$
# Hosts whose own limits are lower than the engine's defaults refuse those.
podman=(podman "${storage[@]}" --cgroup-manager cgroupfs --runtime runc)
limits=(--ulimit nofile=4096:4096 --ulimit nproc=512:512)

step() { printf '\n== %s\n' "$*"; }
fail() {
  echo "container: $*" >&2
  "${podman[@]}" logs "$name" 2>&1 | tail -20 >&2 || true
  exit 1
}
clear_away() {
  "${podman[@]}" rm -f "$name" >/dev/null 2>&1 || true
  "${podman[@]}" volume rm -f "$name" >/dev/null 2>&1 || true
  [[ $# == 0 ]] || rm -rf "$folder"
}
if (($#)); then trap clear_away EXIT; else trap 'clear_away all' EXIT; fi

step 'what is missing'
missing=()
for tool in buildah debootstrap podman runc; do
  command -v "$tool" >/dev/null || missing+=("$tool")
done
if ((${#missing[@]})); then
  apt-get update
  apt-get install -y --no-install-recommends "${missing[@]}"
fi

# stand_in IMAGE PATH [PACKAGE...]: an image of Debian's smallest system with the packages, and with PATH.
stand_in() {
  if buildah "${storage[@]}" inspect --type image "$1" >/dev/null 2>&1; then return; fi
  local image=$1 search=$2 root container
  shift 2
  root=$folder/base
  rm -rf "$root"
  debootstrap --variant=minbase --include="$(IFS=, && echo "ca-certificates $*" | tr ' ' ,)" bookworm "$root" \
    >"$folder/debootstrap.log" 2>&1 || { tail "$folder/debootstrap.log"; exit 1; }
  # What the images of Debian leave out too, and what they have apt leave out.
  printf '%s\n' 'Dir::Cache::pkgcache "";' 'Dir::Cache::srcpkgcache "";' >"$root/etc/apt/apt.conf.d/docker-clean"
  rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root"/usr/share/{doc,man,locale,info}/*
  container=$(buildah "${storage[@]}" from scratch)
  buildah "${storage[@]}" add -q "$container" "$root" / >/dev/null
  buildah "${storage[@]}" config --env "PATH=$search" "$container"
  buildah "${storage[@]}" commit -q --rm "$container" "$image" >/dev/null
  rm -rf "$root"
}

step 'base images'
plain=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
slim=$(sed -n 's/^FROM \([^ ]*\)$/\1/p' Dockerfile)
swift=$(sed -n 's/^FROM \([^ ]*\) AS build$/\1/p' Dockerfile)
stand_in "docker.io/library/$slim" "$plain"
# What the toolchain's own image has beside the toolchain.
stand_in "docker.io/library/$swift" "/opt/swift/usr/bin:$plain" \
  binutils gcc git libc6-dev libcurl4 libedit2 libncurses6 libpython3.11 libstdc++-12-dev libxml2 tzdata zlib1g-dev

step 'build'
toolchain=$(dirname "$(dirname "$(dirname "$(readlink -f "$(command -v swift)")")")")
# The docker format keeps HEALTHCHECK; chroot isolation needs no namespaces of the host.
buildah "${storage[@]}" bud --isolation chroot --format docker --pull-never --volume "$toolchain:/opt/swift:ro" \
  --tag "$image" .

step 'size'
size() { "${podman[@]}" image inspect --format '{{.Size}}' "$1"; }
whole=$(size "$image")
echo "image $((whole / 1000000)) MB, of which base $(($(size "docker.io/library/$slim") / 1000000)) MB"

step 'a key, by a container that ends'
# Podman complains that without systemd it has no timer for the health check; the check itself is called below.
run=(run --pull=never --read-only-tmpfs=false --network=none --read-only "${limits[@]}" -v "$name:/data")
key=$("${podman[@]}" "${run[@]}" --rm "$image" keys create --name acceptance | tail -n 1)
[[ $key == cdt_* ]] || fail 'no key was printed'

step 'the server'
"${podman[@]}" "${run[@]}" -d --name "$name" "$image" >/dev/null
for _ in $(seq 100); do
  if "${podman[@]}" healthcheck run "$name" >/dev/null 2>&1; then break; fi
  sleep 0.1
done
"${podman[@]}" healthcheck run "$name" || fail 'the health check fails'
user=$("${podman[@]}" exec "$name" id -u)
[[ $user != 0 ]] || fail 'it runs as root'
echo "user $user"
"${podman[@]}" exec --user 0 "$name" sh -c 'touch /nowhere' 2>/dev/null && fail 'the root can be written'
process=$("${podman[@]}" inspect --format '{{.State.Pid}}' "$name")
ask() { nsenter -t "$process" -n curl -s -H "Authorization: Bearer $key" "$@"; }
made=$(ask -o /dev/null -w '%{http_code}' http://127.0.0.1:8080/v1/organisations \
  -H 'Content-Type: application/json' -d '{"name": "Harbour Trust", "sector": "third"}')
[[ $made == 201 ]] || fail "a write was answered $made"

lines=$(for number in $(seq 20000); do echo "Trust $number,third"; done)
imported=$(printf 'name,sector\n%s\n' "$lines" | ask -o /dev/null -w '%{http_code}' --data-binary @- \
  -H 'Content-Type: text/csv' 'http://127.0.0.1:8080/v1/imports?kind=organisations')
[[ $imported == 200 ]] || fail "an import was answered $imported"

step 'stop, and start on the same volume'
"${podman[@]}" stop -t 15 "$name" >/dev/null
code=$("${podman[@]}" inspect --format '{{.State.ExitCode}}' "$name")
[[ $code == 0 ]] || fail "it ended with $code"
total=$("${podman[@]}" "${run[@]}" --rm "$image" get '/v1/organisations?limit=1&fields=name')
[[ $total == *'"total":20001}' ]] || fail "the register says $total"
echo 'the container works'
