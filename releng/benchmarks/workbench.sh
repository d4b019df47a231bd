#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# How fast the workbench is, in its own window on a display that nobody sees: the next sample with photographs of 12 MP,
# read ahead and not; dragging among 200 boxes; opening, scrolling and filtering 100,000 rows; memory, with 1 GB of heap.
# Data are made, about 100 MB. Takes about ten minutes.
#
# usage: workbench.sh             STEPS (default 200) may be set in the environment
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
out=$here/out/workbench-$(date +%Y%m%d-%H%M%S)
mkdir -p "$out"
command -v xvfb-run >/dev/null || { echo "workbench.sh: needs xvfb-run; run ./imago test once, or install xvfb" >&2; exit 5; }

(cd "$root" && ./mvnw -B -ntp -DskipTests clean package \
    -pl releng/org.imago.workbench.product,tests/org.imago.workbench.benchmark -am) >"$out/build.log" 2>&1 \
    || { echo "workbench.sh: the build failed; see $out/build.log" >&2; exit 5; }
built=$root/releng/org.imago.workbench.product/target/products/org.imago.workbench.product/linux/gtk/x86_64/imago-workbench
cp -R "$built" "$out/product"
jar=$(find "$root/tests/org.imago.workbench.benchmark/target" -name 'org.imago.workbench.benchmark-*.jar' ! -name '*sources*' | head -n 1)
version=$(unzip -p "$jar" META-INF/MANIFEST.MF | tr -d '\r' | sed -n 's/^Bundle-Version: //p')
cp "$jar" "$out/product/plugins/org.imago.workbench.benchmark_$version.jar"
echo "org.imago.workbench.benchmark,$version,plugins/org.imago.workbench.benchmark_$version.jar,4,false" \
    >>"$out/product/configuration/org.eclipse.equinox.simpleconfigurator/bundles.info"

JAVA_HOME=$("$root/mvnw" --print-java-home)
export JAVA_HOME
IMAGO_HOME=$out/home IMAGO_JAVA_OPTS="-Dimago.benchmark=$out -Dimago.benchmark.steps=${STEPS:-200}" \
    timeout 3600 xvfb-run -a -s '-screen 0 1920x1200x24' "$out/product/imago-workbench" >"$out/workbench.log" 2>&1 || true
[ -f "$out/figures.txt" ] || { echo "workbench.sh: no figures; see $out/workbench.log" >&2; exit 5; }
cat "$out/figures.txt"
rm -rf "$out/product" "$out/images" "$out/home"
