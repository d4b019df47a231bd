#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# How fast the workbench is, in its own window on a display that nobody sees: the next sample with photographs of 12 MP,
# read ahead and not; dragging among 200 boxes; opening, scrolling and filtering 100,000 rows; memory, with 1 GB of heap.
# Data are made, about 100 MB. Takes about ten minutes.
#
# usage: workbench.sh             STEPS (default 200) may be set in the environment
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
# shellcheck source=releng/benchmarks/with-benchmark.sh
set -- workbench
. "$here/with-benchmark.sh"

IMAGO_HOME=$out/home IMAGO_JAVA_OPTS="-Dimago.benchmark=$out -Dimago.benchmark.steps=${STEPS:-200}" \
    timeout 3600 xvfb-run -a -s '-screen 0 1920x1200x24' "$out/product/imago-workbench" >"$out/workbench.log" 2>&1 || true
[ -f "$out/figures.txt" ] || { echo "workbench.sh: no figures; see $out/workbench.log" >&2; exit 5; }
cat "$out/figures.txt"
rm -rf "$out/product" "$out/images" "$out/home"
