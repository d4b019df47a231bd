#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# Near copies on real photographs whose scenes are known: how many pairs that the perceptual hash joins are of one scene
# (precision), and how many pairs of one scene it joins (recall), pair by pair and after grouping; how many images a
# second are hashed, by one processor and by all; and how long 100,000 hashes take to be grouped.
#
# usage: duplicates.sh [SHARED]   SHARED holds data/tanagers; default: shared beside the project
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
data=${1:-$root/../shared}/data/tanagers
[ -f "$data/truth.csv" ] || { echo "duplicates.sh: $data/truth.csv is missing; name the folder that holds data" >&2; exit 3; }
data=$(CDPATH='' cd -- "$data" && pwd)

out=$here/out/duplicates-$(date +%Y%m%d-%H%M%S)
mkdir -p "$out/rows"
"$root/imago" --version >"$out/version.txt"
(cd "$root" && ./mvnw -B -ntp -DskipTests package -pl tests/org.imago.dataset.tests,tests/org.imago.image.tests -am) \
    >"$out/build.log" 2>&1 || { echo "duplicates.sh: the build failed; see $out/build.log" >&2; exit 5; }
product=$root/releng/org.imago.trainer.product/target/products/org.imago.trainer.product/linux/gtk/x86_64/imago-trainer
classes=$root/tests/org.imago.dataset.tests/target/classes:$root/tests/org.imago.image.tests/target/classes:$product/plugins/*
JAVA_HOME=$("$root/mvnw" --print-java-home)
export JAVA_HOME

echo 'pair by pair, not excluded images (the threshold in use is 24)'
"$JAVA_HOME/bin/java" -Xmx2g -cp "$classes" org.imago.image.NearCopyMeasurement "$data/truth.csv" "$data/images" chosen \
    >"$out/pairs.txt"
grep -E '^ *(distance|0|4|8|12|16|20|24|28|32) ' "$out/pairs.txt"

# Runs a command with an empty home or that of the run before, and prints how many images a second it read.
rate() { # what, home, command …
    what=$1
    IMAGO_HOME=$out/$2
    export IMAGO_HOME
    shift 2
    start=$(date +%s%N)
    "$root/imago" "$@" >"$out/$what.out" 2>"$out/$what.log" || [ $? = 3 ]
    end=$(date +%s%N)
    echo "$what: $(((end - start) / 1000000)) ms for $(($(wc -l <"$data/truth.csv") - 1)) images"
}
sed 's/^\([^,]*,[^,]*\),1,/\1,0,/' "$data/truth.csv" >"$out/all.csv"
rate one-processor home1 dataset validate "$out/all.csv" --images "$data/images"
rate all-processors home2 dataset duplicates "$out/all.csv" --images "$data/images" --json
rate again home2 dataset duplicates "$out/all.csv" --images "$data/images" --json
rate groups home2 dataset duplicates "$data/truth.csv" --images "$data/images" --json

# The members of a near group stand behind its kinds, each in braces of its own.
tail -n 1 "$out/groups.out" | tr '{' '\n' | awk -F'"' -v truth="$data/truth.csv" '
    BEGIN { while ((getline line < truth) > 0) { n = split(line, cell, ","); if (cell[3] == 0) { scene[cell[2]] = cell[n]; all[cell[n]]++ } } }
    /^"kinds"/ { near = /"near"/; size = 0; delete members; next }
    near && /^"line"/ { for (i = 1; i < NF; i++) { if ($i == "filename") { name = $(i + 2) } }
        if (name in scene) { for (i = 1; i <= size; i++) { joined++; right += scene[name] == scene[members[i]] }
            members[++size] = name; if (size > largest) { largest = size } } }
    END { for (s in all) { pairs += all[s] * (all[s] - 1) / 2 }
        printf "grouped: precision %.3f, recall %.3f, %d pairs in groups of near copies, largest group %d\n",
            right / joined, right / pairs, joined, largest }'

"$JAVA_HOME/bin/java" -Xmx1g -cp "$classes" org.imago.dataset.GroupingMeasurement "$data/truth.csv" "$data/images" \
    "$out/home2/cache/pixels" "$out/rows"
rm -rf "$out/rows" "$out/home1" "$out/home2"
echo "results: $out"
