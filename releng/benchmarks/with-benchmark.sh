# SPDX-License-Identifier: EPL-2.0
#
# For the scripts beside it: builds the workbench, copies it to $out/product and adds the bundle that drives it.

out=$here/out/$1-$(date +%Y%m%d-%H%M%S)
mkdir -p "$out"
command -v xvfb-run >/dev/null || { echo "$1.sh: needs xvfb-run; run ./imago test once, or install xvfb" >&2; exit 5; }
(cd "$root" && ./mvnw -B -ntp -DskipTests clean package \
    -pl releng/org.imago.workbench.product,tests/org.imago.workbench.benchmark -am) >"$out/build.log" 2>&1 \
    || { echo "$1.sh: the build failed; see $out/build.log" >&2; exit 5; }
cp -R "$root/releng/org.imago.workbench.product/target/products/org.imago.workbench.product/linux/gtk/x86_64/imago-workbench" \
    "$out/product"
jar=$(find "$root/tests/org.imago.workbench.benchmark/target" -name 'org.imago.workbench.benchmark-*.jar' ! -name '*sources*' | head -n 1)
version=$(unzip -p "$jar" META-INF/MANIFEST.MF | tr -d '\r' | sed -n 's/^Bundle-Version: //p')
cp "$jar" "$out/product/plugins/org.imago.workbench.benchmark_$version.jar"
echo "org.imago.workbench.benchmark,$version,plugins/org.imago.workbench.benchmark_$version.jar,4,false" \
    >>"$out/product/configuration/org.eclipse.equinox.simpleconfigurator/bundles.info"
JAVA_HOME=$("$root/mvnw" --print-java-home)
export JAVA_HOME
