#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# The demonstration for several seeds: wall time, accuracies, difference and p. The first seed's time is that of a clone,
# its build and the demonstration together, with whatever the Maven cache holds; the demonstration's own is in its JSON.
#
# usage: demo.sh [SEED …]         default: 13 14 15
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
out=$here/out/demo-$(date +%Y%m%d-%H%M%S)
mkdir -p "$out"
[ $# -gt 0 ] || set -- 13 14 15

start=$(date +%s)
git clone -q "$root" "$out/clone"
(cd "$out/clone" && IMAGO_HOME=$out/home ./imago demo --seed "$1" --out "$out/fresh" --json >"$out/fresh.json" 2>"$out/fresh.log")
echo "clone, build and demo, seed $1: $(($(date +%s) - start)) s" | tee "$out/times.txt"
tail -n 1 "$out/fresh.json"
shift
for seed; do
    start=$(date +%s)
    (cd "$out/clone" && IMAGO_HOME=$out/home-$seed ./imago demo --seed "$seed" --out "$out/seed-$seed" --json \
        >"$out/seed-$seed.json" 2>"$out/seed-$seed.log")
    echo "demo, seed $seed: $(($(date +%s) - start)) s" | tee -a "$out/times.txt"
    tail -n 1 "$out/seed-$seed.json"
done
rm -rf "$out/clone"
echo "results: $out"
