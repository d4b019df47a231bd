// SPDX-License-Identifier: EPL-2.0
package org.imago.contributions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.imago.contributions.Contribution.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What plug-ins contribute is checked, created when it is used, and switched off when it misbehaves. */
class ContributionsTest {

    private static final String OFF = "off";

    private final ContributionPoint<Greeter> point = new ContributionPoint<>("org.imago.greeters", "greeter",
            Greeter.class, "1.2", Set.of("hello"), (declaration, greeter) -> declaration.id().equals(greeter.id()),
            declaration -> new Polite(declaration.id(), OFF));
    private final List<String> told = new ArrayList<>();
    private Runnable endOfListening;
    private int created;

    /** What is contributed in these tests. */
    interface Greeter {

        String id();

        String greet(String name) throws IOException;

        default Greeter in(String language) {
            return this;
        }
    }

    private record Polite(String id, String word) implements Greeter {

        @Override
        public String greet(String name) {
            return word + " " + name;
        }
    }

    private record Rude(String id, RuntimeException thrown) implements Greeter {

        @Override
        public String greet(String name) throws IOException {
            if (name.isEmpty()) {
                throw new IOException("nobody to greet");
            }
            throw thrown;
        }
    }

    @BeforeEach
    void listen() {
        int before = Incidents.all().size();
        endOfListening = Incidents.listen(incident -> told.add(incident.words()));
        told.subList(0, before).clear();
    }

    @AfterEach
    void listenNoMore() {
        endOfListening.run();
    }

    private Declaration declared(String plugin, String id, Callable<?> factory) {
        return new Declaration(plugin, id, "A greeter", "1.0", () -> {
            created++;
            return factory.call();
        });
    }

    private List<Contribution<Greeter>> of(Declaration... declarations) {
        return Contributions.of(point, List.of(declarations));
    }

    @Test
    void nothingIsCreatedBeforeItIsUsed() throws IOException {
        Contribution<Greeter> one = of(declared("org.example", "hi", () -> new Polite("hi", "Hi"))).getFirst();
        Greeter greeter = one.object();
        assertEquals("hi", greeter.id());
        assertEquals(0, created);
        assertEquals(State.NOT_USED, one.state());

        assertEquals("Hi Ann", greeter.greet("Ann"));
        greeter.greet("Bob");
        assertEquals(1, created);
        assertEquals(State.WORKS, one.state());
        assertEquals(List.of(), told);
        assertEquals(greeter, greeter);
        assertNotEquals(greeter, one.object());
    }

    @Test
    void ofTwoWithTheSameIdentifierOursStaysElseTheFirst() {
        List<Contribution<Greeter>> all = of(declared("org.example.one", "hi", () -> new Polite("hi", "One")),
                declared("org.example.two", "hi", () -> new Polite("hi", "Two")),
                declared("org.imago.greetings", "hi", () -> new Polite("hi", "Ours")),
                declared("org.example.three", "hello", () -> new Polite("hello", "Three")));
        assertEquals(List.of(State.NOT_USED, State.OFF, State.OFF, State.OFF),
                all.stream().map(Contribution::state).toList());
        assertEquals("org.imago.greetings", all.getFirst().declaration().plugin());
        assertEquals(List.of("the greeter 'hi' of the plug-in org.example.one is switched off: another greeter has that "
                + "identifier", "the greeter 'hi' of the plug-in org.example.two is switched off: another greeter has "
                + "that identifier", "the greeter 'hello' of the plug-in org.example.three is switched off: another "
                + "greeter has that identifier"), told);
    }

    @Test
    void whatDoesNotSayWhatItIsIsRefused() {
        of(new Declaration("p", "", "Name", "1.0", () -> null), new Declaration("p", "a", "", "1.0", () -> null),
                new Declaration("p", "b", "Name", "", () -> null));
        assertEquals(3, told.size());
        assertTrue(told.get(0).endsWith("it has no identifier"));
        assertTrue(told.get(1).endsWith("it has no name"));
        assertTrue(told.get(2).endsWith("this Imago has 1.2"));
    }

    @ParameterizedTest
    @CsvSource({"1.0, true", "1.2, true", "1.3, false", "2.0, false", "0.9, false", "1, false", "1.x, false",
        "1.-1, false"})
    void anOlderMinorVersionOfTheApiFits(String written, boolean fits) {
        assertEquals(fits, point.fits(written));
    }

    @Test
    void whatThrowsIsSwitchedOffOnceAndAnswersHarmlessly() throws IOException {
        Contribution<Greeter> one = of(declared("org.example", "hi", () -> new Rude("hi",
                new IllegalStateException("no manners")))).getFirst();
        Greeter greeter = one.object();
        assertEquals("off Ann", greeter.greet("Ann"));
        assertEquals("off Bob", greeter.greet("Bob"));
        assertEquals(State.OFF, one.state());
        assertEquals(List.of("the greeter 'hi' of the plug-in org.example is switched off: greet threw "
                + "java.lang.IllegalStateException: no manners"), told);
    }

    @Test
    void whatItMayThrowIsNoMisbehaviour() {
        Contribution<Greeter> one = of(declared("org.example", "hi", () -> new Rude("hi", null))).getFirst();
        assertEquals("nobody to greet", assertThrows(IOException.class, () -> one.object().greet("")).getMessage());
        assertEquals(State.WORKS, one.state());
    }

    @Test
    void whatItReturnsOfItsKindIsGuardedAsWell() throws IOException {
        Greeter inner = new Rude("hi", new IllegalArgumentException("inner"));
        Contribution<Greeter> one = of(declared("org.example", "hi", () -> new Greeter() {

            @Override
            public String id() {
                return "hi";
            }

            @Override
            public String greet(String name) {
                return null;
            }

            @Override
            public Greeter in(String language) {
                return inner;
            }
        })).getFirst();
        assertEquals("off Ann", one.object().in("French").greet("Ann"));
        assertTrue(told.getFirst().contains("inner"));
        assertEquals("off Bob", one.object().greet("Bob"), "nothing of the plug-in is used any more");
    }

    @Test
    void whatReturnsNothingIsSwitchedOff() throws IOException {
        Contribution<Greeter> none = of(declared("org.example", "hi", () -> null)).getFirst();
        assertEquals("off Ann", none.object().greet("Ann"));
        assertTrue(told.getFirst().endsWith("nothing was created"));
    }

    @Test
    void whatCannotBeCreatedIsSwitchedOff() {
        List<Contribution<Greeter>> all = of(declared("org.example", "throws", () -> {
            throw new IllegalStateException("no licence");
        }), declared("org.example", "unlinked", () -> {
            throw new NoClassDefFoundError("org/example/Missing");
        }), declared("org.example", "other", () -> "no greeter"),
                declared("org.example", "hi", () -> new Polite("ho", "Ho")));
        all.forEach(one -> assertTrue(one.create().isEmpty()));
        for (String expected : List.of("no licence", "org/example/Missing", "does not implement " + Greeter.class
                .getName(), "calls itself otherwise")) {
            assertTrue(told.stream().anyMatch(text -> text.contains(expected)), told.toString());
        }
    }

    @Test
    void whoHangsWhileItIsCreatedCostsAMoment() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        System.setProperty(Contribution.PATIENCE_PROPERTY, "1");
        try {
            Contribution<Greeter> one = of(declared("org.example", "hi", () -> {
                never.await();
                return new Polite("hi", "Too late");
            })).getFirst();
            assertEquals("off Ann", one.object().greet("Ann"));
            assertTrue(told.getFirst().endsWith("it was not created within 1 seconds"), told.toString());
        } finally {
            never.countDown();
            System.clearProperty(Contribution.PATIENCE_PROPERTY);
        }
    }

    @Test
    void safeModeLeavesOutWhatComesFromOutside() {
        System.setProperty(Contributions.SAFE_MODE_PROPERTY, "true");
        try {
            List<Contribution<Greeter>> all = of(declared("org.example", "hi", () -> new Polite("hi", "Hi")),
                    declared("org.imago.examples.points", "ho", () -> new Polite("ho", "Ho")),
                    declared("org.imago.greetings", "ha", () -> new Polite("ha", "Ha")));
            assertEquals(List.of("ha"), all.stream().map(one -> one.declaration().id()).toList());
        } finally {
            System.clearProperty(Contributions.SAFE_MODE_PROPERTY);
        }
        assertFalse(Contributions.isSafeMode());
    }
}
