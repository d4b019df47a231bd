#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# A program that edits and saves is killed (SIGKILL) again and again: what it said was saved is in the CSV, what it said
# was edited is recovered. The same test runs with fewer kills whenever Imago is built.
#
# usage: kill.sh [KILLS]          default: 500
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
. "$here/store.sh"

compile KillTest KillVictim
began=$(date +%s)
IMAGO_KILLS=${1:-500} "$java" -jar "$libraries"/junit-platform-console-standalone-*.jar execute --disable-banner \
    --details=none -cp "$classes:$(echo "$libraries"/jackson-*.jar | tr ' ' :)" -c org.imago.dataset.KillTest
echo "$(($(date +%s) - began)) seconds"
