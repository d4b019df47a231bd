# SPDX-License-Identifier: EPL-2.0
#
# For the scripts that measure the store with plain Java: fetches the libraries, compiles what the named classes of the
# tests need. Sourced with $here and $root set; gives $java, $libraries and $classes.

JAVA_HOME=$("$root/mvnw" --print-java-home)
export JAVA_HOME
java=$JAVA_HOME/bin/java
libraries=$here/out/libraries
classes=$here/out/classes-$$
trap 'rm -rf "$classes"' EXIT

compile() { # classes of the tests of org.imago.dataset, by file
    [ -f "$libraries/complete" ] || {
        "$root/mvnw" -B -ntp -q -f "$here/store-libraries.xml" dependency:copy-dependencies \
            -DoutputDirectory="$libraries" >&2
        touch "$libraries/complete"
    }
    tests=$root/tests/org.imago.dataset.tests/src
    mkdir -p "$classes"
    for class in "$@"; do
        "$JAVA_HOME/bin/javac" -nowarn -proc:none --release 21 -encoding UTF-8 -d "$classes" -cp "$libraries/*" \
            -sourcepath "$root/bundles/org.imago.dataset/src:$root/bundles/org.imago.image/src:$tests" \
            "$tests/org/imago/dataset/$class.java"
    done
}
