#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# Which margin round predicted boxes makes the best crops: the loop on real photographs for several margins and seeds.
# The default margin was chosen by this.
#
# usage: margin.sh [SHARED]       SHARED holds data/tanagers and weights/…; default: shared beside the project
# MARGINS (per cent) and SEEDS may be set in the environment.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
shared=${1:-$root/../shared}
data=$shared/data/tanagers
weights=$shared/weights/mobilenetv2_1.0_float_notop/mobilenetv2_1.0_float_notop-dl4j.zip
for needed in "$data/cleaned_200boxes.csv" "$weights"; do
    [ -f "$needed" ] || { echo "margin.sh: $needed is missing; name the folder that holds data and weights" >&2; exit 3; }
done

out=$here/out/margin-$(date +%Y%m%d-%H%M%S)
mkdir -p "$out"
IMAGO_HOME=$out/home
export IMAGO_HOME
"$root/imago" weights add "$weights" >/dev/null
for margin in ${MARGINS:-0 5 10 20 35}; do
    for seed in ${SEEDS:-13 14 15}; do
        "$root/imago" run "$data/cleaned_200boxes.csv" --images "$data/images" --weights mobilenetv2_1.0_float_notop \
            --truth "$data/truth.csv" --group-by scene_group --seed "$seed" --margin "$margin" \
            --out "$out/margin-$margin-seed-$seed" --json >"$out/last.json" 2>"$out/last.log"
        accuracy=$(tail -n 1 "$out/last.json" | sed 's/.*"crops":{"accuracy":\([0-9.]*\).*/\1/')
        echo "margin $margin %, seed $seed: crops $accuracy" | tee -a "$out/results.txt"
        rm -rf "$out/margin-$margin-seed-$seed"
    done
done
echo "results: $out"
