#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# The story of a data set, clicked through in the product on a display that nobody sees: real photographs as downloaded are
# cleaned up, 200 of them get a box, a classifier and boxes are trained, boxes predicted and reviewed, crops made and
# learnt from, the loop run, comparison and suspects read. A picture of every step, to be looked at, and what was read off the
# window. Takes about ten minutes.
#
# usage: story.sh [SHARED]       SHARED holds data/tanagers and weights/…; default: shared beside the project
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
shared=${1:-$root/../shared}
weights=${WEIGHTS:-mobilenetv2_1.0_float_notop}
[ -f "$shared/data/tanagers/start.csv" ] || { echo "story.sh: $shared/data/tanagers/start.csv is missing" >&2; exit 3; }
shared=$(CDPATH='' cd -- "$shared" && pwd)
set -- story
# shellcheck source=releng/benchmarks/with-benchmark.sh
. "$here/with-benchmark.sh"

mkdir "$out/data"
# What is shared may be read-only, and copying keeps that.
cat "$shared/data/tanagers/start.csv" >"$out/data/birds.csv"
ln -s "$shared/data/tanagers/images" "$out/data/images"
mkdir -p "$out/home"
IMAGO_HOME=$out/home "$out/product/imago" weights add "$shared/weights/$weights/$weights-dl4j.zip" >/dev/null
IMAGO_HOME=$out/home IMAGO_JAVA_OPTS="-Dimago.story=$out/pictures -Dimago.story.data=$out/data/birds.csv \
-Dimago.story.truth=$shared/data/tanagers/truth.csv -Dimago.story.weights=$weights" timeout 5400 \
    xvfb-run -a -s '-screen 0 1440x900x24' "$out/product/imago-workbench" >"$out/story.log" 2>&1 || true
grep -q '^the end' "$out/pictures/story.txt" || { echo "story.sh: the story broke off; see $out/story.log" >&2; exit 5; }
cat "$out/pictures/story.txt"
rm -rf "$out/product" "$out/home"
echo "pictures: $out/pictures"
