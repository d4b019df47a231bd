// SPDX-License-Identifier: EPL-2.0
package org.imago.spark.internal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.imago.training.RunEvent;
import org.imago.training.RunEvents;

/** Keeps account of who takes part and what they have done. Spark tells it in a thread of its own. */
final class Attendance extends SparkListener {

    private final RunEvents events;
    private final Map<String, Executor> present = new ConcurrentHashMap<>();
    private final Set<Integer> done = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    private record Executor(String host, int cores) {
    }

    Attendance(RunEvents events) {
        this.events = events;
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded added) {
        Executor executor = new Executor(added.executorInfo().executorHost(), added.executorInfo().totalCores());
        present.put(added.executorId(), executor);
        tell(executor.host() + " takes part with " + executor.cores()
                + (executor.cores() == 1 ? " processor" : " processors") + "; all together have " + slots());
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        Executor executor = present.remove(removed.executorId());
        if (executor != null && !over) {
            events.emit(new RunEvent.Problem("cluster", -1, executor.host() + " was lost (" + removed.reason().strip()
                    .lines().findFirst().orElse("") + "); what it was at is done again by others"));
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd ended) {
        if (ended.reason() instanceof Success$) {
            // who came before anybody listened
            present.putIfAbsent(ended.taskInfo().executorId(), new Executor(ended.taskInfo().host(), 1));
            done.add(ended.taskInfo().index());
        }
    }

    void tell(String text) {
        events.emit(new RunEvent.Message("cluster", -1, text));
    }

    /** Processors of all who take part. */
    int slots() {
        return present.values().stream().mapToInt(Executor::cores).sum();
    }

    void begin() {
        done.clear();
    }

    /** Units that are done since {@link #begin}. */
    int done() {
        return done.size();
    }

    /** From now on it is no loss when somebody leaves. */
    void end() {
        over = true;
    }
}
