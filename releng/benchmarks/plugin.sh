#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# Two plug-ins in the window that was built, on a display that nobody sees: the example from the repository that was built,
# and the one that the guide in the help makes from nothing, built here of what its page shows. Installed, two key points and a
# triangle drawn with the mouse, saved with Ctrl+S, exported, and removed again. The CSV must hold what was drawn and be
# otherwise, byte for byte, what it was, also after the plug-ins are gone.
#
# usage: plugin.sh
# Needs xvfb, xdotool and ImageMagick's convert. KEEP=1 keeps the results.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
for tool in Xvfb xdotool convert; do
    command -v $tool >/dev/null || { echo "plugin.sh: needs $tool (Debian: xvfb, xdotool, imagemagick)" >&2; exit 5; }
done
out=$here/out/plugin-$(date +%Y%m%d-%H%M%S)
mkdir -p "$out/data/images"
(cd "$root" && ./mvnw -B -ntp -DskipTests clean package -pl releng/org.imago.workbench.product,releng/org.imago.repository -am) \
    >"$out/build.log" 2>&1 || { echo "plugin.sh: the build failed; see $out/build.log" >&2; exit 5; }
cp -R "$root/releng/org.imago.workbench.product/target/products/org.imago.workbench.product/linux/gtk/x86_64/imago-workbench" \
    "$out/product"
JAVA_HOME=$("$root/mvnw" --print-java-home)
IMAGO_HOME=$out/home
export JAVA_HOME IMAGO_HOME
imago=$out/product/imago
fail() {
    echo "plugin.sh: $1; see $out" >&2
    exit 1
}

repository=$root/releng/org.imago.repository/target/repository
"$imago" plugins install "$repository" org.imago.examples.ui
"$JAVA_HOME/bin/java" "$root/releng/guide/ExtractListings.java" "$root/bundles/org.imago.help/pages/plugin-polygon.html" \
    "$out/polygon" >/dev/null
sed -i "s|file:/home/me/imago-repository|file:$repository|" "$out/polygon/polygon.target"
(cd "$out/polygon" && "$root/mvnw" -B -ntp -q package) >"$out/polygon.log" 2>&1 || fail 'the plug-in of the guide was not built'
"$imago" plugins install "$out/polygon/org.example.polygon.repository/target/repository" org.example.polygon.ui.feature
for image in 1 2; do convert -size 640x480 -seed $image plasma:green-yellow "$out/data/images/$image.png"; done
printf 'class,filename,exclude,eye_x,eye_y,eye_v,beak_x,beak_y,beak_v,note,polygon\na,1.png,0,,,,,,,"x, y",\nb,2.png,0,5,6,1,,,,z,\n' \
    >"$out/data/data.csv"
cp "$out/data/data.csv" "$out/before.csv"

number=80
while [ -e "/tmp/.X11-unix/X$number" ]; do number=$((number + 1)); done
Xvfb :$number -screen 0 1400x900x24 >/dev/null 2>&1 &
display=$!
DISPLAY=:$number
export DISPLAY
trap 'kill $display 2>/dev/null || true' EXIT
await() { # what, command …: tried for a minute
    what=$1
    shift
    tries=600
    until "$@"; do
        tries=$((tries - 1))
        [ $tries -gt 0 ] || fail "waited in vain for $what"
        sleep 0.1
    done
}
acts() { [ "$(grep -c '"act"' "$out/data/.data.csv.imago-journal" 2>/dev/null || true)" = "$1" ]; }
window() { xdotool search --onlyvisible --name Imago >/dev/null 2>&1; }
gone() { [ ! -e "$out/data/.data.csv.imago-journal" ]; }

"$out/product/imago-workbench" -data "$out/workspace" "$out/data/data.csv" >"$out/workbench.log" 2>&1 &
await 'the window' window
sleep 8
id=$(xdotool search --onlyvisible --name Imago | head -n 1)
xdotool windowsize "$id" 1400 900 windowmove "$id" 0 0 windowfocus "$id"
sleep 2
xdotool mousemove 690 330 key p
sleep 1
xdotool click 1
await 'the first point' acts 1
xdotool mousemove 740 300 click 1
await 'the second point' acts 2
xdotool key Escape key o
sleep 1
for corner in '600 380' '760 390' '690 460'; do
    # shellcheck disable=SC2086
    xdotool mousemove $corner click 1
    sleep 0.5
done
if command -v import >/dev/null; then import -window root "$out/begun.png"; fi
xdotool mousemove 600 380 click 1
await 'the triangle' acts 3
if command -v import >/dev/null; then import -window root "$out/points.png"; fi
xdotool key ctrl+s
await 'saving' gone
xdotool key ctrl+q || true
cp "$out/data/data.csv" "$out/saved.csv"

# Both points are there, the second right of the first and above it, and the triangle, and nothing else has changed.
sed 's/^a,1.png,0,[0-9.]*,[0-9.]*,2,[0-9.]*,[0-9.]*,2,"x, y","[0-9]*,[0-9]* [0-9]*,[0-9]* [0-9]*,[0-9]*"$/a,1.png,0,,,,,,,"x, y",/' "$out/saved.csv" | cmp - "$out/before.csv" \
    || fail 'the CSV is not what it should be'
awk -F, 'NR == 2 { exit !($7 > $4 && $8 < $5) }' "$out/saved.csv" || fail 'the points are in the wrong place'
"$imago" points "$out/data/data.csv"
"$imago" dataset convert "$out/data/data.csv" --to coco-keypoints --out "$out/coco"
grep -q '"num_keypoints" : 2' "$out/coco/annotations.json" || fail 'the points were not exported'
"$imago" polygons "$out/data/data.csv" | grep -q '^1.png [1-9][0-9]*$' || fail 'the triangle has no area'
"$imago" plugins remove org.example.polygon.ui.feature
"$imago" plugins remove org.imago.examples.ui
if "$imago" points "$out/data/data.csv" >/dev/null 2>&1; then fail 'the command is still there'; fi
"$imago" dataset validate "$out/data/data.csv" >"$out/validate.log"
cmp "$out/saved.csv" "$out/data/data.csv" || fail 'the CSV changed when the plug-in was removed'
echo "plugin.sh: both plug-ins installed, two points and a triangle drawn with the mouse, saved, exported and removed; the CSV is the expected one"
[ -n "${KEEP:-}" ] || rm -rf "$out"
