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

seeds=${SEEDS:-4 5 6 7 8}
# shellcheck disable=SC2086
review() {
    measure ReviewMeasurement "$data/truth.csv" "$data/images" "$IMAGO_HOME" "$name" "$@" $seeds 2>>"$out/measure.log" \
        | tee -a "$out/results.txt"
}
if [ -n "${ROUNDS:-}${ORDERS:-}" ]; then
    review "${ROUNDS:-20,70,120,200}" "${ORDERS:-random,least-certain,informative}"
else
    # By chance it does not matter in how many rounds; who chooses does so after each 25 boxes.
    review 20,120,200 random
    review 20,45,70,95,120 informative
fi
echo "results: $out"
