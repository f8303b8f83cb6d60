#!/usr/bin/env bash
# Clones the given repository into a temporary folder, runs its first command there, asks the question and checks the
# answer. Ends only what it has started.
set -euo pipefail
repository=$1
clone=$(mktemp -d "${TMPDIR:-/tmp}/causeway-clone-XXXXXX")
chmod 755 "$clone"
hub=''
finish() {
  if [ -n "$hub" ] && kill -0 "$hub" 2>/dev/null; then kill -TERM "$hub" && wait "$hub" || true; fi
  rm -rf "$clone"
}
trap finish EXIT

git clone --quiet "$repository" "$clone/causeway"
cd "$clone/causeway"
npm ci --no-audit --no-fund --silent
npm start >"$clone/hub.log" 2>&1 &
hub=$!
# The Node that npm brought, not the machine's own.
node_modules/.bin/node tools/ask-fresh-clone.ts "$clone/hub.log" "$hub"
