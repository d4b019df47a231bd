#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# Near copies on real photographs whose scenes are known: how many pairs that the perceptual hash joins are of one scene
# (precision), and how many pairs of one scene it joins (recall), pair by pair and after grouping; what hashing costs beside
# decoding; and how long 100,000 hashes take to be grouped.
#
# usage: duplicates.sh [SHARED]   SHARED holds data/tanagers; default: shared beside the project
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
data=${1:-$root/../shared}/data/tanagers
[ -f "$data/truth.csv" ] || { echo "duplicates.sh: $data/truth.csv is missing; name the folder that holds data" >&2; exit 3; }
data=$(CDPATH='' cd -- "$data" && pwd)

out=$here/out/duplicates-$(date +%Y%m%d-%H%M%S)
mkdir -p "$out/empty"
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
grep -E '^ +(distance|0|4|8|12|16|20|24|28|32) ' "$out/pairs.txt"

for run in cold again; do
    start=$(date +%s%N)
    IMAGO_HOME=$out/home "$root/imago" dataset duplicates "$data/truth.csv" --images "$data/images" --json \
        >"$out/$run.json" 2>"$out/$run.log"
    echo "imago dataset duplicates, $run: $((($(date +%s%N) - start) / 1000000)) ms"
done

# The members of a near group stand behind its kinds, each in braces of its own.
tail -n 1 "$out/again.json" | tr '{' '\n' | awk -F'"' -v truth="$data/truth.csv" '
    BEGIN { while ((getline line < truth) > 0) { n = split(line, cell, ","); if (cell[3] == 0) { scene[cell[2]] = cell[n]; all[cell[n]]++ } } }
    /^"kinds"/ { near = /"near"/; size = 0; delete members; next }
    near && /^"line"/ { for (i = 1; i < NF; i++) { if ($i == "filename") { name = $(i + 2) } }
        if (name in scene) { for (i = 1; i <= size; i++) { joined++; right += scene[name] == scene[members[i]] }
            members[++size] = name; if (size > largest) { largest = size } } }
    END { for (s in all) { pairs += all[s] * (all[s] - 1) / 2 }
        printf "grouped: precision %.3f, recall %.3f, %d pairs in groups of near copies, largest group %d\n",
            right / joined, right / pairs, joined, largest }'

"$JAVA_HOME/bin/java" -Xmx1g -cp "$classes" org.imago.dataset.DuplicatesMeasurement "$data/truth.csv" "$data/images" "$out/empty"
rm -rf "$out/empty" "$out/home"
echo "results: $out"
