#!/usr/bin/env bash
# Makes a small register with the program given, for the tests that bring files of earlier versions up to date:
#   make.sh CONCORDAT NAME [OPTION]…    writes NAME.db.gz, NAME.log (what export prints) and NAME.key beside this script
# The options are those of keys create: `--scope admin` since keys have scopes. The program was that of commit
# 6db1f70 for version-1, ef09a2e for version-2, af7fd50 for version-3, 27b65f3 for version-4 and f9ad087 for version-5.
set -euo pipefail
program=$(realpath "$1")
target=$(realpath "$(dirname "${BASH_SOURCE[0]}")")/$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"; kill "${server:-}" 2>/dev/null || true' EXIT
cd "$folder"

"$program" keys create --name 'Grants team' "${@:3}" --database register.db | tail -1 >"$target.key"
"$program" serve --port 0 --database register.db >address 2>&1 &
server=$!
until grep -q http address; do sleep 0.1; done
address=$(grep -o 'http://[0-9.:]*' address)

ask() { # METHOD PATH BODY HEADERS…
  curl -sS --fail-with-body -X "$1" -H "Authorization: Bearer $(cat "$target.key")" \
    -H 'Content-Type: application/json' -d "$3" "${@:4}" "$address$2" >>answers
}
ask POST /v1/areas '{"name": "Harbour", "kind": "atomic", "type": "PAR", "codes": [{"scheme": "local", "code": "harbour"}]}'
ask POST /v1/organisations '{"name": "Harbour Trust", "sector": "third",
  "identifiers": [{"scheme": "own", "identifier": "trust"}]}' -H 'Idempotency-Key: once'
ask POST /v1/organisations '{"name": "Harbour Council", "sector": "public",
  "identifiers": [{"scheme": "own", "identifier": "council"}]}'
ask POST /v1/partnerships '{"name": "Harbour Partnership", "kind": "public_third",
  "area_ids": ["local:harbour"],
  "partners": [{"organisation_id": "own:council", "role": "lead"}, {"organisation_id": "own:trust", "role": "partner"}]}'
ask POST /v1/awards '{"title": "Sea wall", "type": "grant", "currency": "GBP", "amount_awarded": 1250000,
  "award_date": "2026-11-02", "recipients": [{"organisation_id": "own:trust"}],
  "identifiers": [{"scheme": "own", "identifier": "wall"}]}'
ask PATCH /v1/awards/own:wall '{"amount_awarded": 1200000}' -H 'If-Match: "1"' -H 'Change-Note: Figure corrected'
ask POST /v1/announcements '{"title": "The wall is funded", "kind": "news", "body": "Work begins in spring."}'
ask POST /v1/organisations '{"name": "Harbour Club", "sector": "third",
  "identifiers": [{"scheme": "own", "identifier": "club"}]}'
ask DELETE /v1/organisations/own:club '' -H 'If-Match: *'

kill "$server"
wait "$server"
"$program" export --database register.db >"$target.log"
gzip -9nc register.db >"$target.db.gz"
