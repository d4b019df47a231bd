#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# A person's work with mouse and keys in the real window, on a display that nobody sees: of the first 20 photographs,
# those that do not belong are excluded with E, round the birds of the others boxes are dragged, D goes on, Ctrl+S saves.
# The CSV must then be byte for byte the expected one, which is made from the true boxes with awk.
#
# usage: annotate.sh [SHARED]     SHARED holds data/tanagers; default: shared beside the project
# Needs xvfb and xdotool. KEEP=1 keeps the results.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
data=${1:-$root/../shared}/data/tanagers
samples=20
[ -f "$data/truth.csv" ] || { echo "annotate.sh: $data/truth.csv is missing; name the folder that holds data" >&2; exit 3; }
for tool in Xvfb xdotool; do
    command -v $tool >/dev/null || { echo "annotate.sh: needs $tool (Debian: xvfb, xdotool)" >&2; exit 5; }
done

out=$here/out/annotate-$(date +%Y%m%d-%H%M%S)
mkdir -p "$out"
cp "$data/start.csv" "$out/start.csv"
chmod u+w "$out/start.csv"
ln -s "$data/images" "$out/images"
journal=$out/.start.csv.imago-journal

# Row by row: what is to be done, and the file that must come of it.
awk -F, -v OFS=, -v n=$samples -v todo="$out/todo" '
    NR == FNR { if (FNR > 1) { row[$2] = $3 " " $4 " " $5 " " $6 " " $7 } next }
    FNR > 1 && FNR <= n + 1 { split(row[$2], t, " "); print row[$2] >todo
        if (t[1] == 1) { $3 = 1 } else { $4 = t[2]; $5 = t[3]; $6 = t[4]; $7 = t[5] } }
    { print }' "$data/truth.csv" "$data/start.csv" >"$out/expected.csv"

number=80
while [ -e "/tmp/.X11-unix/X$number" ]; do number=$((number + 1)); done
Xvfb :$number -screen 0 2000x1400x24 >/dev/null 2>&1 &
display=$!
DISPLAY=:$number
IMAGO_HOME=$out/home
export DISPLAY IMAGO_HOME
trap 'kill $display 2>/dev/null || true' EXIT

await() { # what, command …: tried for a minute
    what=$1
    shift
    tries=600
    until "$@"; do
        tries=$((tries - 1))
        [ $tries -gt 0 ] || { echo "annotate.sh: waited in vain for $what; see $out" >&2; exit 1; }
        sleep 0.1
    done
}
acts() { [ "$(grep -c '"act"' "$journal" 2>/dev/null || true)" = "$1" ]; }
window() { xdotool search --onlyvisible --name Imago >/dev/null 2>&1; }
gone() { [ ! -e "$journal" ]; }
drag() {
    xdotool mousemove "$1" "$2" mousedown 1
    xdotool mousemove $((($1 + $3) / 2)) $((($2 + $4) / 2)) mousemove "$3" "$4" mouseup 1
}

"$root/imago" workbench "$out/start.csv" >"$out/workbench.log" 2>&1 &
tries=0
until window; do
    tries=$((tries + 1))
    [ $tries -lt 600 ] || { echo "annotate.sh: no window; see $out/workbench.log" >&2; exit 1; }
    sleep 1
done
sleep 5
id=$(xdotool search --onlyvisible --name Imago | head -n 1)
xdotool windowsize "$id" 1900 1300 windowmove "$id" 0 0 windowfocus "$id"
sleep 2
# The first box tells where the image is on the screen, at its actual size; it is taken back.
xdotool mousemove 800 500 click 1
sleep 1
xdotool key ctrl+1
sleep 1
drag 700 400 760 450
await 'the first box' acts 1
x=$(sed -n 's/.*"x","0","\([0-9]*\)".*/\1/p' "$journal")
y=$(sed -n 's/.*"y","0","\([0-9]*\)".*/\1/p' "$journal")
xdotool key ctrl+z
await 'undo' acts 2
left=$((700 - x))
top=$((400 - y))

done=2
while read -r exclude bx by bw bh; do
    if [ "$exclude" = 1 ]; then
        xdotool key e
    else
        drag $((left + bx)) $((top + by)) $((left + bx + bw)) $((top + by + bh))
    fi
    done=$((done + 1))
    await "edit $done" acts $done
    xdotool key d
    sleep 0.5
done <"$out/todo"
if command -v import >/dev/null; then import -window root "$out/last.png"; fi
xdotool key ctrl+s
await 'saving' gone
xdotool key ctrl+q || true

if cmp "$out/start.csv" "$out/expected.csv"; then
    echo "annotate.sh: $samples samples annotated with mouse and keys; the CSV is the expected one, byte for byte"
else
    echo "annotate.sh: the CSV differs; see $out" >&2
    exit 1
fi
[ -n "${KEEP:-}" ] || rm -rf "$out"
