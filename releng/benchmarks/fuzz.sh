#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# Jazzer feeds the readers with bytes that it changes until they go new ways through the code. A reader may refuse what it
# is given with the exception that its Javadoc names; any other exception, an answer later than after twenty seconds, and
# more than 512 MB of heap are failures. What is worth keeping is kept, minimised, in tests/org.imago.dataset.tests/corpus
# and read again by FuzzCorpusTest.
#
# usage: fuzz.sh [SECONDS] [READER …]    default: 600 seconds each for all readers
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
. "$here/store.sh"

seconds=${1:-600}
[ $# = 0 ] || shift
[ $# -gt 0 ] || set -- csv journal voc coco yolo
corpus=$root/tests/org.imago.dataset.tests/corpus
out=$here/out/fuzz-$(date +%Y%m%d-%H%M%S)
failed=0

target() {
    case $1 in
    csv) echo CsvFuzz ;;
    journal) echo JournalFuzz ;;
    voc) echo formats/VocFuzz ;;
    coco) echo formats/CocoFuzz ;;
    yolo) echo formats/YoloFuzz ;;
    *) echo "fuzz.sh: no reader $1; expected csv, journal, voc, coco or yolo" >&2; exit 2 ;;
    esac
}
jazzer() {
    "$java" -Xmx512m -XX:-OmitStackTraceInFastThrow --enable-native-access=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow -XX:+EnableDynamicAgentLoading -cp "$classes:$libraries/*" \
        com.code_intelligence.jazzer.Jazzer --instrumentation_includes='org.imago.**' "$@"
}

for reader in "$@"; do
    class=$(target "$reader")
    compile "$class"
    class=org.imago.dataset.$(echo "$class" | tr / .)
    mkdir -p "$out/$reader/all" "$out/$reader/small" "$corpus/$reader"
    rc=0
    (cd "$out/$reader" && jazzer --target_class="$class" -max_total_time="$seconds" -timeout=20 \
        -max_len=4096 -rss_limit_mb=2048 "$out/$reader/all" "$corpus/$reader") >"$out/$reader.log" 2>&1 || rc=$?
    grep -E '^#[0-9]+.*(DONE|INITED)|^Done|^== Java Exception|exec/s' "$out/$reader.log" | tail -n 2
    if [ $rc -ne 0 ]; then
        failed=1
        echo "$reader: exit code $rc; see $out/$reader.log" >&2
        continue
    fi
    # Of all that was found, as few and as small files as reach the same code.
    (cd "$out/$reader" && jazzer --target_class="$class" -merge=1 -timeout=20 -rss_limit_mb=2048 \
        "$out/$reader/small" "$corpus/$reader" "$out/$reader/all") >>"$out/$reader.log" 2>&1
    echo "$reader: $seconds seconds, no failure; $(find "$out/$reader/small" -type f | wc -l) files reach all code that was reached: $out/$reader/small"
done
exit $failed
