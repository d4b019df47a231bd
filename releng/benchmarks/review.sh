#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# How many boxes have to be drawn by the order in which proposals are reviewed, against as many drawn at random: an
# annotator is simulated with the true boxes of real photographs.
#
# usage: review.sh [SHARED]       SHARED holds data/tanagers and weights/…; default: shared beside the project
# SEEDS, ROUNDS (numbers of boxes drawn by hand, with commas) and ORDERS may be set in the environment. An order with
# +key0.8 behind it accepts proposals of an IoU of 0.8 or more as they come up, with +tick0.8 all those that wait.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
set -- review "$@"
. "$here/with-trainer.sh"

rounds=${ROUNDS:-20,40,60,80,100,120,160,200}
orders=${ORDERS:-random,least-certain,informative,random+key0.8,random+tick0.8}
# shellcheck disable=SC2086
measure ReviewMeasurement "$data/truth.csv" "$data/images" "$IMAGO_HOME" "$name" "$rounds" "$orders" \
    ${SEEDS:-1 2 3 4 5} 2>"$out/measure.log" | tee "$out/results.txt"
echo "results: $out"
