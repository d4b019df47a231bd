#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# The loop on real photographs: two confusable birds in front of one fixed camera. Measures accuracy of whole images
# and crops, boxes against the truth, wall time cold and with caches, peak memory, and what cleaning up was worth.
#
# usage: tanagers.sh [SHARED]     SHARED holds data/tanagers and weights/…; default: shared beside the project
# Writes tanagers-result.json, tanagers-dirty.json and times to releng/benchmarks/out.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
shared=${1:-$root/../shared}
data=$shared/data/tanagers
weights=$shared/weights/mobilenetv2_1.0_float_notop/mobilenetv2_1.0_float_notop-dl4j.zip
for needed in "$data/cleaned_200boxes.csv" "$weights"; do
    [ -f "$needed" ] || { echo "tanagers.sh: $needed is missing; name the folder that holds data and weights" >&2; exit 3; }
done

out=$here/out/tanagers-$(date +%Y%m%d-%H%M%S)
mkdir -p "$out"
IMAGO_HOME=$out/home
export IMAGO_HOME
"$root/imago" --version >"$out/version.txt"
"$root/imago" devices >"$out/devices.txt"
"$root/imago" weights add "$weights" >/dev/null

# Runs the loop on CSV $2 into folder $1; prints wall seconds and, where GNU time is installed, peak resident memory.
measure() {
    start=$(date +%s)
    if [ -x /usr/bin/time ]; then
        /usr/bin/time -f '%M' -o "$out/$1.kib" "$root/imago" run "$2" --images "$data/images" \
            --weights mobilenetv2_1.0_float_notop --truth "$data/truth.csv" --group-by scene_group --folds 5 \
            --seed "${SEED:-13}" --out "$out/$1" --json >"$out/$1.json" 2>"$out/$1.log"
        memory="$(($(cat "$out/$1.kib") / 1024)) MiB"
    else
        "$root/imago" run "$2" --images "$data/images" --weights mobilenetv2_1.0_float_notop \
            --truth "$data/truth.csv" --group-by scene_group --folds 5 --seed "${SEED:-13}" --out "$out/$1" \
            --json >"$out/$1.json" 2>"$out/$1.log"
        memory="not measured: GNU time is not installed"
    fi
    echo "$1: $(($(date +%s) - start)) s, peak resident memory $memory" | tee -a "$out/times.txt"
    tail -n 1 "$out/$1.json"
}

measure cold "$data/cleaned_200boxes.csv"
measure cached "$data/cleaned_200boxes.csv"
measure dirty "$data/start.csv"
echo "results: $out"
