#!/usr/bin/env bash
# A newcomer's way: from an empty folder to the first signed and printed order, in seconds. Fails above 300.
#
#     tests/counter/first_order.sh             with pip's cache as it is on this machine
#     tests/counter/first_order.sh --no-cache  as on a machine that never installed anything
set -euo pipefail

limit_s=300
repository="$(cd "$(dirname "$0")/../.." && pwd)"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

cached="$(python3 -m pip cache dir 2>/dev/null || true)"
cache="as it is: $(find "${cached:-/nonexistent}" -type f 2>/dev/null | wc -l || true) files"
if [ "${1:-}" = --no-cache ]; then
    export PIP_NO_CACHE_DIR=1
    cache="empty (pip without its cache)"
fi

began=$(date +%s)
git clone --quiet "$repository" "$folder/yitai"
cloned=$(date +%s)
cd "$folder/yitai"
python3 run.py demo --headless --out "$folder/order"
ended=$(date +%s)

for file in summary.json order.json entry.json receipt.bin receipt.png form.pdf; do
    [ -s "$folder/order/$file" ] || { echo "the order left no $file"; exit 1; }
done
python3 - "$folder/order/summary.json" <<'PYTHON'
import json
import sys

summary = json.load(open(sys.argv[1], encoding="utf-8"))
print(f"{summary['receipt_no']}: centre {summary['central_state']}, {len(summary['screens'])} screens")
sys.exit(0 if summary["central_state"] == "accepted" else 1)
PYTHON

took=$((ended - began))
echo "first signed and printed order after $took s, limit $limit_s s (clone $((cloned - began)) s; pip's cache $cache)"
[ "$took" -le "$limit_s" ]
