# SPDX-License-Identifier: EPL-2.0
#
# For the scripts beside it: finds data and weights, builds the trainer, gives it a home of its own below $out, and
# defines measure, which runs a class of this folder on the trainer's classes.

shared=${2:-$root/../shared}
data=$shared/data/tanagers
name=mobilenetv2_1.0_float_notop
for needed in "$data/cleaned_200boxes.csv" "$data/truth.csv" "$shared/weights/$name/$name-dl4j.zip"; do
    [ -f "$needed" ] || { echo "$1.sh: $needed is missing; name the folder that holds data and weights" >&2; exit 3; }
done
out=$here/out/$1-$(date +%Y%m%d-%H%M%S)
mkdir -p "$out"
IMAGO_HOME=$out/home
OMP_WAIT_POLICY=PASSIVE
export IMAGO_HOME OMP_WAIT_POLICY
"$root/imago" --version >"$out/version.txt"
"$root/imago" weights add "$shared/weights/$name/$name-dl4j.zip" >/dev/null
plugins=$root/releng/org.imago.trainer.product/target/products/org.imago.trainer.product/linux/gtk/x86_64/imago-trainer/plugins
classes=$(find "$plugins" -maxdepth 1 -name 'org.imago.dl4j.runtime_*')
for jar in "$plugins"/*.jar "$plugins"/org.imago.dl4j*/lib/*.jar; do
    classes=$classes:$jar
done
java=$("$root/mvnw" --print-java-home)/bin/java

# measure CLASS ARGUMENT …
measure() {
    class=$1
    shift
    "$java" -Xmx2g --enable-native-access=ALL-UNNAMED -XX:+IgnoreUnrecognizedVMOptions \
        --sun-misc-unsafe-memory-access=allow -Dorg.bytedeco.javacpp.maxbytes=0 \
        -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -cp "$classes" "$here/$class.java" "$@"
}
