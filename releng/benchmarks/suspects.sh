#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# How many planted errors 'imago suspects' finds: one run of the loop on real photographs for groups, crops and boxes,
# then for each seed 5 % wrong classes, both classifiers trained out of fold on them, and 25 wrong boxes.
#
# usage: suspects.sh [SHARED]     SHARED holds data/tanagers and weights/…; default: shared beside the project
# SEEDS may be set in the environment.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
set -- suspects "$@"
. "$here/with-trainer.sh"

"$root/imago" run "$data/cleaned_200boxes.csv" --images "$data/images" --weights "$name" --truth "$data/truth.csv" \
    --group-by scene_group --out "$out/run" --json >"$out/run.json" 2>"$out/run.log"
# shellcheck disable=SC2086
measure SuspectsMeasurement "$data/cleaned_200boxes.csv" "$data/images" "$out/run" "$IMAGO_HOME" "$name" \
    ${SEEDS:-1 2 3 4 5 6 7 8} 2>"$out/measure.log" | tee "$out/results.txt"
echo "the set as it is:"
"$root/imago" suspects "$out/run" | tee "$out/real.txt"
echo "results: $out"
