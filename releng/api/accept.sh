#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# Writes down the API of the bundles as they are now, to be compared with from then on: after a release, and after packages
# that are new. What changed shows in git diff. Build the bundles first: ./mvnw -DskipTests package
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$root"
exec ./mvnw -B -ntp -q -pl releng/api compile exec:java -Dexec.args="$root"
