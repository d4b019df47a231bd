#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# Checks what is handed out: packs a product twice, from clean, and compares the bytes; looks whether each archive holds the
# natives of its own platform and of no other, and start scripts that a shell can read.
#
# usage: check-packages.sh [trainer|workbench [PLATFORM…]]      as package.sh; takes a few minutes
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
product=${1:-trainer}

fail() {
    echo "check-packages.sh: $1" >&2
    exit 1
}

OUT=$work/first "$here/package.sh" "$@"
OUT=$work/second "$here/package.sh" "$@" >/dev/null
for file in "$work"/first/imago-*; do
    cmp "$file" "$work/second/$(basename "$file")" || fail "$(basename "$file") differs from one building to the next"
done
echo "two buildings, the same bytes"

for archive in "$work"/first/*.tar.gz "$work"/first/*.zip; do
    [ -f "$archive" ] || continue
    name=$(basename "$archive")
    case $name in
    *.zip) names=$(unzip -Z1 "$archive") ;;
    *) names=$(tar tzf "$archive") ;;
    esac
    case $name in
    *linux-x86_64*) natives=linux.x86_64 swt=gtk.linux.x86_64 ;;
    *linux-aarch64*) natives=linux.aarch64 swt=gtk.linux.aarch64 ;;
    *windows-x86_64*) natives=win32.x86_64 swt=win32.win32.x86_64 ;;
    *macos-aarch64*) natives=macosx.aarch64 swt=cocoa.macosx.aarch64 ;;
    *macos-x86_64*) natives=macosx.x86_64 swt=cocoa.macosx.x86_64 ;;
    esac
    found=$(echo "$names" | sed -n 's,.*/plugins/org.imago.dl4j.runtime.cpu\.\([a-z0-9]*\.[a-z0-9_]*\)_[0-9][^/]*/$,\1,p' | sort -u)
    [ "$found" = "$natives" ] || fail "$name holds the natives of '$found' and not of $natives"
    if [ "$product" = workbench ]; then
        found=$(echo "$names" | sed -n 's,.*/plugins/org.eclipse.swt\.\([a-z0-9]*\.[a-z0-9]*\.[a-z0-9_]*\)_[0-9].*,\1,p' | sort -u)
        [ "$found" = "$swt" ] || fail "$name holds SWT of '$found' and not of $swt"
    fi
    for script in imago imago-workbench; do
        if echo "$names" | grep -q "/$script\$"; then
            case $name in
            *.tar.gz) tar xzOf "$archive" "imago-$product/$script" >"$work/script" && sh -n "$work/script" || fail "$script of $name" ;;
            esac
        fi
    done
    echo "$name: natives and start scripts are those of its platform"
done
