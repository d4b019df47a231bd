#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# How long the UI thread is busy at a time while the Training Console follows a run that tells 200 events a second for fifteen
# seconds, with curves, log and facts shown, in the workbench's own window on a display that nobody sees. Takes three minutes.
#
# usage: console.sh
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
set -- console
# shellcheck source=releng/benchmarks/with-benchmark.sh
. "$here/with-benchmark.sh"

IMAGO_HOME=$out/home IMAGO_JAVA_OPTS="-Dimago.benchmark.console=$out" \
    timeout 600 xvfb-run -a -s '-screen 0 1920x1200x24' "$out/product/imago-workbench" >"$out/console.log" 2>&1 || true
[ -f "$out/figures.txt" ] || { echo "console.sh: no figures; see $out/console.log" >&2; exit 5; }
cat "$out/figures.txt"
rm -rf "$out/product" "$out/data" "$out/home"
