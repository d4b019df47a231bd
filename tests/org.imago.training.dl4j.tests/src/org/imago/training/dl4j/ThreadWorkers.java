// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.imago.training.Cancellation;
import org.imago.training.TrainingException;
import org.imago.training.work.WorkHost;
import org.imago.training.work.WorkSite;
import org.imago.training.work.WorkUnit;
import org.imago.training.work.Workers;

/**
 * Workers as nasty as a network: units come in any order, and a third of them is done by two at the same time, as when
 * somebody was thought lost who was not.
 */
final class ThreadWorkers implements Workers {

    private static final int THREADS = 3;

    private final byte[] site;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Random random = new Random(3);
    private final Set<String> kinds = new ConcurrentSkipListSet<>();

    ThreadWorkers(Path cacheFolder) {
        site = WorkHost.bytes(new WorkSite(cacheFolder.toString(), Map.of(), Map.of(), Map.of()));
    }

    /** Kinds of units that were done, by the names of their classes. */
    Set<String> kinds() {
        return new TreeSet<>(kinds);
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public <R extends Serializable> List<R> run(List<? extends WorkUnit<R>> units, Cancellation cancellation,
            IntConsumer done) throws TrainingException {
        List<Integer> order = new ArrayList<>(IntStream.range(0, units.size()).boxed().toList());
        order.addAll(order.subList(0, order.size() / 3));
        Collections.shuffle(order, random);
        List<Future<byte[]>> answers = new ArrayList<>(Collections.nCopies(units.size(), null));
        List<Future<byte[]>> all = new ArrayList<>();
        for (int i : order) {
            WorkUnit<R> unit = units.get(i);
            kinds.add(unit.getClass().getName().replaceAll(".*[.]", ""));
            Future<byte[]> answer = threads.submit(() -> run(unit));
            all.add(answer);
            answers.set(i, answer);
        }
        List<R> results = new ArrayList<>();
        try {
            for (Future<byte[]> answer : all) {
                answer.get();
            }
            for (int i = 0; i < units.size(); i++) {
                results.add(WorkHost.answer(answers.get(i).get(), units.get(i)));
                done.accept(i + 1);
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new TrainingException("a unit failed: " + e.getMessage(), e);
        }
    }

    private byte[] run(WorkUnit<?> unit) throws IOException {
        return WorkHost.run(site, WorkHost.bytes(unit), List.of(unit.getClass().getClassLoader()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        WorkHost.forget();
    }
}
