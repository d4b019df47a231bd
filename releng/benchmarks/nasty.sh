#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# Every file of a folder of images that break readers: how many are decoded, which problem the others are reported with,
# how long it takes and how much memory. A crash or a hang shows as an exit code other than 0 or 3.
#
# usage: nasty.sh [SHARED]        SHARED holds data/nasty; default: shared beside the project
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
data=${1:-$root/../shared}/data/nasty
[ -d "$data" ] || { echo "nasty.sh: $data is missing; name the folder that holds it" >&2; exit 3; }

out=$here/out/nasty-$(date +%Y%m%d-%H%M%S)
mkdir -p "$out"
IMAGO_HOME=$out/home
export IMAGO_HOME
"$root/imago" --version >"$out/version.txt"
(
    echo class,filename
    cd "$data" && find . -type f ! -name '*.md' ! -name '*.tsv' ! -name '*.csv' ! -iname 'license*' ! -iname '*.txt' |
        sed 's|^\./||; s|"|""|g; s|^|image,"|; s|$|"|' | LC_ALL=C sort
) >"$out/nasty.csv"

rc=0
if [ -x /usr/bin/time ]; then
    IMAGO_JAVA_OPTS=-Xmx640m /usr/bin/time -f 'peak resident memory %M KiB, %e s' -o "$out/time.txt" timeout 600 \
        "$root/imago" dataset validate "$out/nasty.csv" --images "$data" --json >"$out/result.json" 2>"$out/log.txt" || rc=$?
else
    IMAGO_JAVA_OPTS=-Xmx640m timeout 600 "$root/imago" dataset validate "$out/nasty.csv" --images "$data" --json \
        >"$out/result.json" 2>"$out/log.txt" || rc=$?
    echo "memory not measured: GNU time is not installed" >"$out/time.txt"
fi
echo "$(($(wc -l <"$out/nasty.csv") - 1)) files, exit code $rc"
tail -n 1 "$out/time.txt"
echo "$(grep -o '"severity":"error"' "$out/result.json" | wc -l) named problems, the rest decoded"
[ "$rc" = 0 ] || [ "$rc" = 3 ] || { tail -n 20 "$out/log.txt"; exit 1; }
echo "results: $out"
