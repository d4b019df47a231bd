// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Who is in which photograph, and what was planted, all decided by the seed before anything is drawn. */
final class SamplePlan {
    /**
     * One photograph to be drawn.
     *
     * @param fileName its name in the images folder
     * @param subject what is in it
     * @param species its true species; for a stranger the class it is filed under
     * @param wrong the class was planted wrong
     * @param corrected the clean-up put a wrong class right
     * @param boxed a person drew its box during the clean-up
     * @param seed of its drawing
     */
    record Entry(String fileName, Subject subject, Species species, boolean wrong, boolean corrected, boolean boxed,
            long seed) {
        boolean stranger() {
            return subject != Subject.BUTTERFLY;
        }

        Species asDownloaded() {
            return wrong ? species.other() : species;
        }

        Species asCleaned() {
            return wrong && !corrected ? species.other() : species;
        }

        Optional<Insect> insect() {
            return switch (subject) {
                case BUTTERFLY -> Optional.of(new Butterfly(species));
                case BEETLE -> Optional.of(new Beetle());
                case NOTHING -> Optional.empty();
            };
        }
    }

    /** What a photograph shows. */
    enum Subject { BUTTERFLY, BEETLE, NOTHING }

    private SamplePlan() {
    }

    static List<Entry> of(SampleSettings settings) {
        Random random = new Random(settings.seed());
        int strangers = (int) Math.round(settings.count() * settings.strangerShare());
        int butterflies = settings.count() - strangers;
        boolean[] wrong = chosen(butterflies, (int) Math.round(butterflies * settings.wrongShare()), random);
        int found = (int) Math.round(count(wrong) * settings.correctedShare());
        boolean[] boxed = chosen(butterflies, Math.min(settings.boxes(), butterflies), random);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i <= settings.count(); i++) {
            numbers.add(i);
        }
        // The numbers are dealt by chance, so that neither a name nor the order of names tells the class.
        Collections.shuffle(numbers, random);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < settings.count(); i++) {
            boolean stranger = i >= butterflies;
            Subject subject = !stranger ? Subject.BUTTERFLY : random.nextBoolean() ? Subject.BEETLE : Subject.NOTHING;
            boolean isWrong = !stranger && wrong[i];
            boolean corrected = isWrong && found-- > 0;
            entries.add(new Entry(String.format(Locale.ROOT, "IMG_%04d.jpg", numbers.get(i)), subject,
                    Species.values()[i % 2], isWrong, corrected, !stranger && boxed[i], random.nextLong()));
        }
        entries.sort((a, b) -> a.fileName().compareTo(b.fileName()));
        return List.copyOf(entries);
    }

    private static boolean[] chosen(int n, int count, Random random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        boolean[] chosen = new boolean[n];
        order.subList(0, count).forEach(i -> chosen[i] = true);
        return chosen;
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }
}
