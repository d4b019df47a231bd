#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# Which margin round predicted boxes, and which least confidence, make the best crops: the loop on real photographs for
# several of both and several seeds. The defaults were chosen by this.
#
# usage: crops.sh [SHARED]        SHARED holds data/tanagers and weights/…; default: shared beside the project
# SETTINGS (pairs MARGIN:CONFIDENCE, the margin in per cent) and SEEDS may be set in the environment.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
shared=${1:-$root/../shared}
data=$shared/data/tanagers
weights=$shared/weights/mobilenetv2_1.0_float_notop/mobilenetv2_1.0_float_notop-dl4j.zip
for needed in "$data/cleaned_200boxes.csv" "$weights"; do
    [ -f "$needed" ] || { echo "crops.sh: $needed is missing; name the folder that holds data and weights" >&2; exit 3; }
done

out=$here/out/crops-$(date +%Y%m%d-%H%M%S)
mkdir -p "$out"
IMAGO_HOME=$out/home
export IMAGO_HOME
"$root/imago" weights add "$weights" >/dev/null
for setting in ${SETTINGS:-0:0.7 5:0.7 10:0.7 20:0.7 35:0.7 10:0 10:0.5 10:0.6 10:0.8 10:0.9}; do
    for seed in ${SEEDS:-13 14 15}; do
        "$root/imago" run "$data/cleaned_200boxes.csv" --images "$data/images" --weights mobilenetv2_1.0_float_notop \
            --truth "$data/truth.csv" --group-by scene_group --seed "$seed" --margin "${setting%:*}" \
            --min-confidence "${setting#*:}" --out "$out/run" --json >"$out/last.json" 2>"$out/last.log"
        figures=$(tail -n 1 "$out/last.json" | sed 's/.*"crops":{"accuracy":\([0-9.]*\).*"fellBack":\([0-9]*\).*/\1, \2 fell back/')
        echo "margin ${setting%:*} %, least confidence ${setting#*:}, seed $seed: crops $figures" | tee -a "$out/results.txt"
        rm -rf "$out/run"
    done
done
echo "results: $out"
