// SPDX-License-Identifier: EPL-2.0
package org.imago.spark.internal;

/** Sees all of Spark's bundle, as Spark looks classes and files up by name, and the classes of this one. */
final class BothLoaders extends ClassLoader {

    private final ClassLoader ours;

    BothLoaders(ClassLoader sparks, ClassLoader ours) {
        super(sparks);
        this.ours = ours;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return ours.loadClass(name);
    }
}
