#!/usr/bin/env bash
# Fuzzes one target with libFuzzer under the address sanitizer: run.sh TARGET [SECONDS]
# Targets: request chunked query json csv patch. New inputs go to a folder under /tmp, not to the
# corpus; what crashed stays there too, and belongs into a test before it is forgotten.
set -euo pipefail
target=$1
seconds=${2:-600}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${FUZZ_FOLDER:-/tmp/concordat-fuzz}/$target
mkdir -p "$work/found"
declare -A files=([request]=Request [chunked]=Chunked [query]=Query [json]=JSON [csv]=CSV [patch]=Patch)
file=${files[$target]}Fuzz.swift

# One module a source target, as the imports say, made without the package manager: a package cannot
# reach out of its folder, and these files are no part of the product.
options=(-O -wmo -swift-version 6 -sanitize=fuzzer,address -parse-as-library -package-name concordat
  -enable-testing -I "$work" -I "$root/Sources/CLinux" -I "$root/Sources/CSQLite")
module() {
  find "$root/Sources/$1" -name '*.swift' -print0 | xargs -0 swiftc "${options[@]}" \
    -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility \
    -module-name "$1" -emit-module -emit-module-path "$work/$1.swiftmodule" -c -o "$work/$1.o"
}
case $target in
  request | chunked | query) modules=(HTTP) ;;
  json) modules=(JSON) ;;
  csv) modules=(SQLite JSON Geometry Records Store Imports) ;;
  patch) modules=(JSON Geometry Records) ;;
esac
for name in "${modules[@]}"; do module "$name"; done
swiftc "${options[@]}" "$here/$file" $(printf "$work/%s.o " "${modules[@]}") -o "$work/fuzz" -lsqlite3

# The runtime's own backtrace of a crash waits for a terminal and would hang a run by hand.
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0
cd "$work"
exec "$work/fuzz" "$work/found" "$here/corpus/$target" -max_total_time="$seconds" -timeout=10 \
  -max_len=4096 -rss_limit_mb=2048 -print_final_stats=1
