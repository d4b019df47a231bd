#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# The loop on 543 photographs with and without Spark: alone, in threads of one process, and on a stand-alone cluster of a
# master and one or two workers of one processor each, as processes of this machine. Every run has caches of its own and has
# to end with the same figures, predictions and crops. Then once more alone with everything cached: what stays where a run
# was started, whoever else works.
#
# usage: spark.sh [SHARED]        folder with data and weights; default: ../shared beside the project
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
shared=${1:-$root/../shared}
data=$shared/data/tanagers
name=mobilenetv2_1.0_float_notop
for needed in "$data/cleaned_200boxes.csv" "$data/images" "$shared/weights/$name/$name-dl4j.zip"; do
    [ -e "$needed" ] || { echo "spark.sh: $needed is missing; name the folder that holds data and weights" >&2; exit 3; }
done
out=$here/out/spark-$(date +%Y%m%d-%H%M%S)
mkdir -p "$out"

"$root/imago" --version >"$out/version.txt"
(cd "$root" && ./mvnw -B -ntp -q -DskipTests package -pl releng/org.imago.repository -am) >"$out/build.log" 2>&1
cp -r "$root/releng/org.imago.trainer.product/target/products/org.imago.trainer.product/linux/gtk/x86_64/imago-trainer" \
    "$out/product"
JAVA_HOME=$("$root/mvnw" --print-java-home)
IMAGO_HOME=$out/home
export JAVA_HOME IMAGO_HOME
imago=$out/product/imago
"$imago" plugins install "$root/releng/org.imago.repository/target/repository" org.imago.spark.feature
"$imago" weights add "$shared/weights/$name/$name-dl4j.zip" >/dev/null
grep -E '^class,|^[^,]*,[^,]*,0,' "$data/cleaned_200boxes.csv" >"$out/clean.csv"

cluster=''
stop() {
    for process in $cluster; do
        kill "$process" 2>/dev/null || true
    done
    wait
    cluster=''
}
trap stop EXIT

port=$((20000 + $$ % 10000))
start() { # how many workers
    "$imago" spark master --host 127.0.0.1 --port $port --web-port 0 >"$out/master-$1.log" 2>&1 &
    cluster=$!
    until grep -q 'New state: ALIVE' "$out/master-$1.log"; do sleep 1; done
    for worker in $(seq "$1"); do
        "$imago" spark worker spark://127.0.0.1:$port --host 127.0.0.1 --cores 1 --memory 2g --web-port 0 \
            --work "$out/work-$1-$worker" >"$out/worker-$1-$worker.log" 2>&1 &
        cluster="$cluster $!"
        until grep -q 'Successfully registered' "$out/worker-$1-$worker.log"; do sleep 1; done
    done
}

# Seconds from the first to the last event that awk's pattern matches.
between() { # file, pattern
    awk -v pattern="$2" '$0 ~ pattern { split(substr($0, index($0, "T") + 1, 12), t, ":"); now = t[1] * 3600 + t[2] * 60 + t[3]
        if (!seen++) first = now; last = now } END { printf "%.1f", (last - first + 86400) % 86400 }' "$1"
}

run() { # name, home, further options
    run=$out/$1
    home=$2
    shift 2
    mkdir -p "$home"
    [ -d "$home/weights" ] || cp -r "$out/home/weights" "$home/"
    [ -d "$home/natives" ] || cp -r "$out/home/natives" "$home/" 2>/dev/null || true
    IMAGO_HOME=$home "$imago" run "$out/clean.csv" --images "$data/images" --weights $name --folds 2 --epochs 1 \
        --out "$run" "$@" >"$run.txt" 2>"$run.err"
    seconds=$(sed -n 's/.*"seconds" : \([0-9.]*\).*/\1/p' "$run/metrics.json")
    printf '%-12s %7s s  decoding %5s s  cropping %5s s\n' "$(basename "$run")" "$seconds" \
        "$(between "$run/events.jsonl" '"(decoding|reading) images"')" "$(between "$run/events.jsonl" '"what":"cropping"')" \
        | tee -a "$out/times.txt"
    [ "$run" = "$out/alone" ] && return
    for file in predictions.csv crops/crops.csv; do
        cmp "$out/alone/$file" "$run/$file" || { echo "spark.sh: $run/$file is not the same" >&2; exit 1; }
    done
    (cd "$out/alone/crops/images" && cksum ./*) >"$out/alone.sums"
    (cd "$run/crops/images" && cksum ./*) | cmp - "$out/alone.sums"
    grep -v '"seconds"' "$out/alone/metrics.json" >"$out/alone.json"
    grep -v '"seconds"' "$run/metrics.json" | cmp - "$out/alone.json"
}

"$imago" devices >"$out/devices.txt"
run alone "$out/home-alone"
run local-1 "$out/home-local-1" --master 'local[1]'
run local-2 "$out/home-local-2" --master 'local[2]'
for workers in 1 2; do
    start "$workers"
    run "workers-$workers" "$out/home-workers-$workers" --master spark://127.0.0.1:$port
    stop
done
run cached "$out/home-alone"
grep '"stage":"whole","fold":0' "$out/alone/events.jsonl" | grep '"type":"epoch"' | head -n 3
echo "all the same; $out"
