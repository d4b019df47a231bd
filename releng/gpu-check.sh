#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# Checks on a machine with an NVIDIA GPU that Imago finds it, tells the same of it as the driver, and says why the CPU
# computes nevertheless. Speed and losses on the GPU are not checked: there is no CUDA build yet.
#
# usage: gpu-check.sh              IMAGO is the command to check (default: the start script of this checkout)
# Exit code: 0 all is as it should be, 1 it is not, 5 there is no GPU or no driver here.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
imago=${IMAGO:-$here/../imago}

fail() {
    echo "gpu-check.sh: $1" >&2
    exit "$2"
}

command -v nvidia-smi > /dev/null || fail "nvidia-smi is not on the PATH: install NVIDIA's driver" 5
driver=$(nvidia-smi --query-gpu=name,compute_cap,driver_version --format=csv,noheader) ||
    fail "nvidia-smi fails: $driver" 5
[ -n "$driver" ] || fail "the driver lists no GPU" 5

told=$("$imago" devices) || fail "'$imago devices' fails" 1
json=$("$imago" devices --json | tail -n 1)
printf '%s\n' "$told"
first=$(printf '%s\n' "$told" | head -n 1)

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
case $first in
CPU:*"is not used: "*) ;;
*) fail "the first line does not say why the GPU is not used: $first" 1 ;;
esac
echo "gpu-check.sh: $expected found, told as the driver does; the reason is given"
