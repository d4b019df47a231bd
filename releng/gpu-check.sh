#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# The whole check on a machine with an NVIDIA GPU. Always: Imago finds the GPU and tells the same of it as the driver. If the
# GPU cannot be used (a card that is too new, or no CUDA): the reason is given and the CPU computes. If it can: a network and
# boxes are learnt on the CPU and on the GPU from the same images, their losses are compared epoch by epoch, and the images a
# second and the utilisation of the GPU are printed; with WEIGHTS=NAME also a fine-tuning run.
#
# usage: gpu-check.sh [OUT]        OUT keeps what was written (default: a folder that is deleted when all is well)
#        IMAGO    the command to check (default: the start script of this checkout)
#        WEIGHTS  name of pretrained weights of "imago weights list", for the fine-tuning run
#        TOLERANCE  most relative difference of a loss, in per cent (default 5)
# Exit code: 0 all is as it should be, 1 it is not, 5 there is no GPU or no driver here.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
imago=${IMAGO:-$here/../imago}
out=${1:-}
keep=$out
[ -n "$out" ] || out=$(mktemp -d)
mkdir -p "$out"

fail() {
    echo "gpu-check.sh: $1; see $out" >&2
    exit "$2"
}

command -v nvidia-smi > /dev/null || fail "nvidia-smi is not on the PATH: install NVIDIA's driver" 5
driver=$(nvidia-smi --query-gpu=name,compute_cap,driver_version --format=csv,noheader) ||
    fail "nvidia-smi fails: $driver" 5
[ -n "$driver" ] || fail "the driver lists no GPU" 5

told=$("$imago" devices -v) || fail "'$imago devices' fails" 1
json=$("$imago" devices --json | tail -n 1)
printf '%s\n' "$told" | tee "$out/devices.txt"
chosen=$(printf '%s\n' "$told" | grep -E '^(CPU|CUDA): ' | head -n 1)

listed=$(printf '%s\n' "$json" | grep -o '"computeCapability"' | wc -l)
expected=$(printf '%s\n' "$driver" | wc -l)
[ "$listed" -eq "$expected" ] || fail "$expected GPUs are there, $listed are listed" 1

# "name, 8.6, driver": the fields from the end, as names may hold commas
printf '%s\n' "$driver" | while IFS= read -r line; do
    version=${line##*, }
    rest=${line%, *}
    capability=${rest##*, }
    name=${rest%, *}
    case $json in
    *"\"name\":\"$name\",\"computeCapability\":\"$capability\",\"driver\":\"$version\""*) ;;
    *) fail "not told as the driver tells it: $line" 1 ;;
    esac
done
case $chosen in
CUDA:*) ;;
CPU:*"is not used: "* | CPU:*"is beside a GPU"*)
    if "$imago" devices --backend cuda > "$out/refused.txt" 2>&1; then fail "a GPU that cannot be used is not refused" 1; fi
    echo "gpu-check.sh: $expected found, told as the driver does; the reason why the CPU computes is given"
    [ -n "$keep" ] || rm -rf "$out"
    exit 0
    ;;
*) fail "neither what computes nor why is told: $chosen" 1 ;;
esac

# The sample of the demonstration, which is drawn before anything is learnt.
data=$("$imago" demo --only-sample --out "$out/demo" 2> "$out/demo.log") || fail "no sample was drawn" 1

# learn BACKEND NAME ARGUMENT …: a run, and what the GPU did meanwhile
learn() {
    backend=$1
    name=$2
    shift 2
    nvidia-smi --query-gpu=utilization.gpu,memory.used --format=csv,noheader,nounits -l 1 > "$out/$backend-$name.use" 2>/dev/null &
    watch=$!
    "$imago" train "$@" --backend "$backend" --seed 13 --out "$out/$backend-$name" > "$out/$backend-$name.log" 2>&1 ||
        { kill "$watch"; fail "learning $name on $backend failed" 1; }
    kill "$watch"
    grep '"epoch"' "$out/$backend-$name/events.jsonl" | sed -n 's/.*"trainingLoss":\([^,}]*\).*"imagesPerSecond":\([^,}]*\).*/\1 \2/p' \
        > "$out/$backend-$name.epochs"
    [ -s "$out/$backend-$name.epochs" ] || fail "$backend-$name tells of no epoch" 1
    awk -v what="$backend $name" '{ sum += $2; n++ } END { printf "%s: %d epochs, %.1f images/s\n", what, n, sum / n }' \
        "$out/$backend-$name.epochs"
    awk -F, '{ if ($1 > most) most = $1; sum += $1; if ($2 > memory) memory = $2; n++ }
        END { if (n) printf "  GPU: %.0f %% on average, %d %% at most, %d MiB\n", sum / n, most, memory }' "$out/$backend-$name.use"
}

for name in classifier boxes; do
    for backend in cpu cuda; do
        learn "$backend" "$name" "$name" "$data" --mode scratch --epochs 4
    done
    paste -d ' ' "$out/cpu-$name.epochs" "$out/cuda-$name.epochs" | awk -v most="${TOLERANCE:-5}" -v name="$name" '
        { difference = 100 * ($1 - $3) / $1; if (difference < 0) difference = -difference
          if (difference > worst) worst = difference }
        END { printf "%s: losses differ by %.2f %% at most\n", name, worst; exit worst > most }' ||
        fail "the losses of CPU and GPU differ by more than ${TOLERANCE:-5} %" 1
done
if [ -n "${WEIGHTS:-}" ]; then
    learn cuda fine-tuning classifier "$data" --mode fine_tune --weights "$WEIGHTS" --epochs 4
fi
echo "gpu-check.sh: $expected found, told as the driver does; the GPU computes as the CPU does"
[ -n "$keep" ] || rm -rf "$out"
