// SPDX-License-Identifier: EPL-2.0
package org.imago.spark.internal;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.function.Function;

/**
 * What Spark carries to an executor and runs there: a unit of work in bytes, and the answer in bytes. Imago's classes
 * live in a class loader of their own there, made of the libraries that Spark has brought: Spark's class path holds
 * other versions of the same libraries. This class lies on Spark's own class path, and must not need Imago there.
 */
final class UnitTask implements Function<byte[], byte[]> {

    private static final long serialVersionUID = 1L;

    /** By name, for on an executor's own class path it is not there. */
    private static final String HOST = "org.imago.training.work.WorkHost";

    private static Method run;

    private final byte[] site;
    private final String[] libraries;

    /**
     * Creates the task.
     *
     * @param site      what the process has to know
     * @param libraries names of the files that Imago is made of, as Spark carries them; none if the executor is this
     *                  process
     */
    UnitTask(byte[] site, List<String> libraries) {
        this.site = site;
        this.libraries = libraries.toArray(String[]::new);
    }

    @Override
    public byte[] call(byte[] unit) throws Exception {
        if (libraries.length == 0) {
            return InThisProcess.run(site, unit);
        }
        Method host = host();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(host.getDeclaringClass().getClassLoader());
        try {
            return (byte[]) host.invoke(null, site, unit);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** One loader a process: native libraries can be loaded by one only. */
    private Method host() throws Exception {
        synchronized (UnitTask.class) {
            if (run == null) {
                List<URL> places = new ArrayList<>();
                for (String library : libraries) {
                    places.add(new File(SparkFiles.get(library)).toURI().toURL());
                }
                ClassLoader loader = new URLClassLoader("imago", places.toArray(URL[]::new),
                        ClassLoader.getPlatformClassLoader());
                run = Class.forName(HOST, true, loader).getMethod("run", byte[].class, byte[].class);
            }
            return run;
        }
    }
}
