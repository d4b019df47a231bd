#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# The feature for CUDA on a machine without a GPU: built, installed in a copy of the trainer, and asked what computes, with a
# driver that is played by a script. Each sentence has to be the right one, training has to go on with the CPU, and what ND4J's
# library needs of the system has to be what "imago cuda" looks for. With LIBRARIES=1 CUDA's own libraries are fetched (1.8 GB)
# and loaded, up to the driver, which is not there.
#
# usage: cuda.sh [OUT]          OUT keeps what was written; fetches 1.2 GB the first time
# Needs readelf (Debian: binutils).
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
out=${1:-$here/out/cuda-$(date +%Y%m%d-%H%M%S)}
mkdir -p "$out/driver"
fail() {
    echo "cuda.sh: $1; see $out" >&2
    exit 1
}

(cd "$root" && ./mvnw -B -ntp -DskipTests package -Pcuda -pl releng/cuda/org.imago.cuda.repository,releng/org.imago.trainer.product -am) \
    > "$out/build.log" 2>&1 || fail 'the build failed'
cp -R "$root/releng/org.imago.trainer.product/target/products/org.imago.trainer.product/linux/gtk/x86_64/imago-trainer" "$out/product"
JAVA_HOME=$("$root/mvnw" --print-java-home)
IMAGO_HOME=$out/home
PATH=$out/driver:$PATH
export JAVA_HOME IMAGO_HOME PATH
imago=$out/product/imago

# driver NAME CAPABILITY: what nvidia-smi says from now on
driver() {
    printf '#!/bin/sh\necho "%s, %s, 535.104.05, 24576, GPU-8932f937"\n' "$1" "$2" > "$out/driver/nvidia-smi"
    chmod +x "$out/driver/nvidia-smi"
}
# says TEXT: the line that tells what computes
says() {
    line=$("$imago" devices -v 2> "$out/devices.err" | tee "$out/devices.txt" | grep -E '^(CPU|CUDA): ') || fail 'devices fails'
    case $line in
    *"$1"*) echo "ok: $1" ;;
    *) fail "expected '$1', said was '$line'" ;;
    esac
    [ ! -s "$out/devices.err" ] || fail 'a stack trace or a warning'
}

driver 'NVIDIA GeForce RTX 3090' 8.6
says 'is not used: the feature org.imago.cuda is not installed'
"$imago" plugins install "$root/releng/cuda/org.imago.cuda.repository/target/repository" org.imago.cuda > "$out/install.txt" 2>&1 ||
    fail 'the feature cannot be installed'
says "is not used: CUDA's own libraries are missing"
driver 'NVIDIA H100 PCIe' 9.0
says 'holds code for GPUs of compute capability 3.7 to 8.9 only'
[ ! -e "$IMAGO_HOME/natives/1.0.0-M2.1/linux-x86_64/libnd4jcuda.so" ] || fail 'the library was touched'
if "$imago" devices --backend cuda > "$out/refused.txt" 2>&1; then fail 'what cannot be used is not refused'; else code=$?; fi
[ "$code" = 5 ] || fail "exit code $code instead of 5"

# What the library needs beside the system's own.
(cd "$out" && unzip -q -o product/plugins/org.imago.dl4j.runtime.cuda.linux.x86_64_*/lib/nd4j-cuda-*-linux-x86_64.jar 'org/*')
readelf -d "$out/org/nd4j/linalg/jcublas/bindings/linux-x86_64/libnd4jcuda.so" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' > "$out/needed.txt"
for library in $(grep '^libcu' "$out/needed.txt"); do
    "$imago" cuda status | grep -q "$library" || fail "$library is needed and not looked for"
done
echo "ok: needs $(grep '^libcu' "$out/needed.txt" | tr '\n' ' ')"
rm -r "$out/org"

driver 'NVIDIA GeForce RTX 3090' 8.6
if [ -n "${LIBRARIES:-}" ]; then
    "$imago" cuda install --accept-licence || fail "CUDA's own libraries cannot be installed"
    says 'is not used: its library cannot be loaded'
fi
data=$("$imago" demo --only-sample --out "$out/demo" 2> "$out/demo.log")
"$imago" train boxes "$data" --mode scratch --epochs 1 --out "$out/run" > "$out/train.log" 2>&1 || fail 'the CPU does not go on'
grep -q 'CPU: .*is not used' "$out/run/events.jsonl" || fail 'the run does not say why the CPU computes'
echo 'cuda.sh: each reason is the right one, and the CPU goes on'
[ -n "${1:-}" ] || rm -rf "$out"
