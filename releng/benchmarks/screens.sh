#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# Pictures of every view and dialog of the workbench, light and dark, at 100 % and 200 %, on a display that nobody sees; to
# be looked at after any change of what is shown. The README's pictures are light ones of 100 %.
#
# usage: screens.sh              THEMES (default dark) and SCALES (1 2) may be set in the environment
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
set -- screens
# shellcheck source=releng/benchmarks/with-benchmark.sh
. "$here/with-benchmark.sh"

# Its path is seen on the pictures.
data=${TMPDIR:-/tmp}/butterflies
for theme in ${THEMES:-default dark}; do
    for scale in ${SCALES:-1 2}; do
        pictures=$out/$theme-${scale}00
        GDK_SCALE=$scale IMAGO_HOME=$out/home-$theme-$scale IMAGO_JAVA_OPTS="-Dimago.screens=$pictures -Dimago.screens.data=$data" \
            timeout 300 \
            xvfb-run -a -s "-screen 0 $((1440 * scale))x$((900 * scale))x24" \
            "$out/product/imago-workbench" -cssTheme "org.eclipse.e4.ui.css.theme.e4_$theme" >"$out/$theme-$scale.log" 2>&1 || true
        [ -f "$pictures/empty.png" ] || { echo "screens.sh: not all pictures were taken; see $out/$theme-$scale.log" >&2; exit 1; }
        rm -rf "$data" "$out/home-$theme-$scale"
    done
done
rm -rf "$out/product"
echo "pictures: $out"
