// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.images;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

import org.imago.image.ImageHeader;
import org.imago.image.ImageProblem;
import org.imago.image.ImageProblemException;

/** Makes an image of 100 x 100 pixels of whatever it is asked for, or a problem, when the test says so. */
final class StubDecoding implements ImageSource.Decoding {

    static final int SIDE = 100;
    static final long BYTES = 4L * SIDE * SIDE;

    /** Names of files in the order in which decoding began. */
    final List<String> begun = new CopyOnWriteArrayList<>();
    /** Names of files whose decoding was given up because nobody wanted them. */
    final List<String> stopped = new CopyOnWriteArrayList<>();
    final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    /** Lets the decoding of a file begin, but not end. */
    void hold(String name) {
        held.put(name, new CountDownLatch(1));
    }

    void release(String name) {
        held.get(name).countDown();
    }

    void releaseAll() {
        held.values().forEach(CountDownLatch::countDown);
    }

    @Override
    public ImageHeader readHeader(Path file) {
        threads.add(Thread.currentThread());
        return new ImageHeader("PNG", SIDE, SIDE, 1);
    }

    @Override
    public BufferedImage decode(Path file, BooleanSupplier unwanted) throws ImageProblemException {
        String name = file.getFileName().toString();
        threads.add(Thread.currentThread());
        begun.add(name);
        await(name);
        if (unwanted.getAsBoolean()) {
            stopped.add(name);
            throw new CancellationException();
        }
        if (broken.contains(name)) {
            throw new ImageProblemException(file, ImageProblem.CORRUPT, "it is broken", null);
        }
        return new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    }

    private void await(String name) {
        try {
            CountDownLatch latch = held.get(name);
            if (latch != null) {
                latch.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
