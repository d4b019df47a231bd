#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# The store on a CSV of a million rows: opening, heap, an edit with saving, any cell; medians of seven.
#
# usage: rows.sh [ROWS]           default: 1000000
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
. "$here/store.sh"

compile RowsMeasurement
work=$here/out/rows-$(date +%Y%m%d-%H%M%S)
mkdir -p "$work"
"$java" -Xmx2g -Dimago.home="$work/home" -cp "$classes:$libraries/*" org.imago.dataset.RowsMeasurement "$work" \
    "${1:-1000000}" | tee "$work.txt"
rm -rf "$work"
