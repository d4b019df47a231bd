#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# Builds a product for a platform, and nothing else, and makes of it what is handed out: an archive whose bytes depend on
# nothing but the sources (and the JDK), the list of all that is in it (CycloneDX), and checksums.
#
# usage: package.sh [trainer|workbench [PLATFORM…]]      default: trainer linux-x86_64
# PLATFORM: linux-x86_64, linux-aarch64, windows-x86_64, macos-aarch64, macos-x86_64, all. Others than linux-x86_64 fetch some
# 250 MB of natives. OUT is the folder for the results (default releng/packages), SOURCE_DATE_EPOCH the time of all that is in
# the archive (default: of the last commit).
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/.." && pwd)
product=${1:-trainer}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- linux-x86_64
out=${OUT:-$here/packages}

fail() {
    echo "package.sh: $1" >&2
    exit "$2"
}

case $product in
trainer | workbench) ;;
*) fail "there is no product '$product'; there are trainer and workbench" 2 ;;
esac
[ "$*" != all ] || set -- linux-x86_64 linux-aarch64 windows-x86_64 macos-aarch64 macos-x86_64

time=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || true)}
[ -n "$time" ] || fail "no time is known: set SOURCE_DATE_EPOCH to seconds since 1970" 2
stamp=$(date -u -d "@$time" +%Y-%m-%dT%H:%M:%SZ)
qualifier=$(date -u -d "@$time" +%Y%m%d%H%M)

# Where the product of a platform is built, and where it is then.
place() {
    case $1 in
    linux-x86_64) echo "releng/org.imago.$product.product" linux/gtk/x86_64 "imago-$product" ;;
    linux-aarch64) echo "releng/platforms/org.imago.$product.platforms.product" linux/gtk/aarch64 "imago-$product" ;;
    windows-x86_64) echo "releng/platforms/org.imago.$product.platforms.product" win32/win32/x86_64 "imago-$product" ;;
    macos-aarch64) echo "releng/platforms/org.imago.$product.platforms.product" macosx/cocoa/aarch64 "imago-$product.app/Contents/Eclipse" ;;
    macos-x86_64) echo "releng/platforms/org.imago.$product.platforms.product" macosx/cocoa/x86_64 "imago-$product.app/Contents/Eclipse" ;;
    *) fail "there is no platform '$1'; there are linux-x86_64, linux-aarch64, windows-x86_64, macos-aarch64, macos-x86_64 and all" 2 ;;
    esac
}

modules=releng/packaging profile=''
for platform in "$@"; do
    set_of=$(place "$platform") || exit $?
    module=${set_of%% *}
    case ,$modules, in
    *",$module,"*) ;;
    *) modules=$modules,$module ;;
    esac
    case $module in
    releng/platforms/*) profile=-Pall-platforms ;;
    esac
done

mkdir -p "$out"
cd "$root"
maven() {
    ./mvnw -B -ntp ${profile:+"$profile"} -Dproject.build.outputTimestamp="$stamp" -DforceContextQualifier="$qualifier" \
        -Dbuild.qualifier="$qualifier" "$@"
}
maven -DskipTests clean package -pl "$modules" -am >"$out/build.log" 2>&1 || fail "the build failed; see $out/build.log" 1
repository=$(maven -q -N help:evaluate -Dexpression=settings.localRepository -DforceStdout 2>/dev/null | tail -n 1)
[ -d "$repository" ] || fail "Maven's local repository was not found" 5
for platform in "$@"; do
    # shellcheck disable=SC2046
    set -- "$platform" $(place "$platform")
    built=$root/$2/target/products/$(basename "$2")/$3/$4
    [ -d "$built/plugins" ] || fail "$built is no product" 1
    maven -q -pl releng/packaging exec:java -Dexec.args="'$built' imago-$product 0.1.0 $1 $time '$repository' '$out'" \
        2>>"$out/build.log" || fail "packing $platform failed; see $out/build.log" 1
done
