#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# The built trainer is killed (SIGKILL) in the middle of runs, goes on, and has to end with the figures of a run that
# was left alone. The same test runs with fewer kills whenever Imago is built.
#
# usage: power-loss.sh [KILLS [SEED]]          default: 20, 11
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
cd "$root"
exec ./mvnw -B -ntp verify -am -pl releng/org.imago.trainer.product,tests/org.imago.product.tests \
    -Dtest=PowerLossTest -DfailIfNoTests=false -Dsurefire.failIfNoSpecifiedTests=false \
    -Dimago.kills="${1:-20}" -Dimago.kills.seed="${2:-11}"
