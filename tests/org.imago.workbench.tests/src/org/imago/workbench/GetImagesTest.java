// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.imago.testsupport.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person has images fetched and goes on working with them. */
class GetImagesTest {

    private static final String API = "imago.flickr.api";
    private static final int HEARTBEAT = 50;
    private static final long PATIENCE = 30_000_000_000L;

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private final Display display = Display.getCurrent();
    private final Deque<BooleanSupplier> steps = new ArrayDeque<>();
    private Optional<RuntimeException> failure = Optional.empty();
    private long patience;
    private ScriptedServer server;
    private byte[] image;
    private Path csv;

    @BeforeEach
    void start() throws IOException {
        Path drawn = Files.createDirectory(folder.resolve("drawn"));
        Pictures.write(drawn);
        image = Files.readAllBytes(drawn.resolve("01.png"));
        server = new ScriptedServer().file("/01.png", image);
        csv = folder.resolve("data.csv");
        Files.copy(drawn.resolve("00.png"), folder.resolve("00.png"));
        Files.writeString(csv, "class,filename,original_url\nblue,00.png,\nblue,01.png," + server.address("/01.png")
                + "\nred,02.png," + server.address("/02.png") + "\n");
    }

    @AfterEach
    void stop() throws IOException {
        System.clearProperty(API);
        shell("Images of").ifPresent(Shell::close);
        desk.closeAll();
        server.close();
    }

    private Optional<Shell> shell(String title) {
        return Arrays.stream(display.getShells())
                .filter(shell -> shell.isVisible() && shell.getText().startsWith(title)).findFirst();
    }

    private <C extends Control> Optional<C> inWizard(Class<C> kind, Predicate<C> which) {
        return shell("Get Images").flatMap(wizard -> Desk.find(wizard, kind, which.and(Control::isVisible)));
    }

    /** Does one thing after another in the wizard, each as soon as it can be done. */
    private void inTurn() {
        if (!steps.isEmpty()) {
            display.timerExec(HEARTBEAT, () -> {
                try {
                    if (steps.peek().getAsBoolean()) {
                        steps.poll();
                    }
                } catch (RuntimeException e) {
                    failure = Optional.of(e);
                }
                if (failure.isPresent() || System.nanoTime() > patience) {
                    // The dialog would wait for ever.
                    shell("Get Images").ifPresent(Shell::close);
                } else {
                    inTurn();
                }
            });
        }
    }

    private void press(String text) {
        steps.add(() -> {
            Optional<Button> button = inWizard(Button.class, one -> one.isEnabled()
                    && one.getText().replace("&", "").startsWith(text));
            button.ifPresent(one -> {
                if ((one.getStyle() & (SWT.CHECK | SWT.RADIO)) != 0) {
                    one.setSelection(true);
                }
                one.notifyListeners(SWT.Selection, new Event());
            });
            return button.isPresent();
        });
    }

    private void type(int style, String text) {
        steps.add(() -> {
            Optional<Text> field = inWizard(Text.class, one -> (one.getStyle() & style) != 0
                    && (one.getStyle() & SWT.READ_ONLY) == 0 && one.getText().isEmpty());
            field.ifPresent(one -> one.setText(text));
            return field.isPresent();
        });
    }

    private void run() {
        patience = System.nanoTime() + PATIENCE;
        inTurn();
        desk.execute("org.imago.dataset.ui.getImages");
        failure.ifPresent(why -> {
            throw why;
        });
        assertTrue(steps.isEmpty(), steps.size() + " steps were not done");
    }

    private List<String> failures() {
        desk.until("the table of failures", () -> shell("Images of data.csv").isPresent());
        Table table = Desk.find(shell("Images of").orElseThrow(), Table.class, one -> true).orElseThrow();
        return Arrays.stream(table.getItems()).map(item -> item.getText(0) + " " + item.getText(1)).toList();
    }

    @Test
    void imagesThatAreMissingAreFetchedAndSeen() throws IOException {
        String before = Files.readString(csv);
        desk.open(csv);
        desk.until("that it is missed", () -> !desk.session().problems().of(1).isEmpty());
        desk.key(0, 'd');
        desk.until("the second sample", () -> desk.session().position() == 1);
        press("Next");
        press("Also ask addresses of this machine");
        press("Finish");
        run();
        desk.until("the image", () -> desk.session().imageSize().isPresent());
        desk.until("that it is not missed any more", () -> desk.session().problems().of(1).isEmpty());
        assertEquals(1, desk.session().problems().of(2).size());
        assertEquals(List.of("4 02.png"), failures());
        assertEquals(before, Files.readString(csv));
    }

    @Test
    void workInTheBackgroundCanBeSeen() throws PartInitException {
        IViewPart progress = Desk.page().showView(IPageLayout.ID_PROGRESS_VIEW);
        assertEquals("Progress", progress.getTitle());
        Desk.page().hideView(progress);
    }

    @Test
    void whatFlickrFindsIsOpenedAsADataSet() throws IOException {
        String photo = "{\"id\":\"7\",\"owner\":\"1@N01\",\"license\":\"4\",\"ownername\":\"Jane\",\"url_l\":\""
                + server.address("/01.png") + "\"}";
        byte[] answer = ("{\"photos\":{\"page\":1,\"pages\":1,\"total\":1,\"photo\":[" + photo + "]},\"stat\":\"ok\"}")
                .getBytes(StandardCharsets.UTF_8);
        server.file("/rest", answer);
        System.setProperty(API, server.address("/rest"));
        Path found = folder.resolve("found.csv");
        press("Search Flickr");
        press("Next");
        type(SWT.PASSWORD, "0123456789abcdef");
        type(SWT.MULTI, "palm tanager = palm\nblue tanager = blue");
        type(SWT.SINGLE, found.toString());
        press("Finish");
        run();
        desk.until("the new data set", () -> Desk.sessions().find(found).isPresent() && desk.editor().isPresent());
        desk.until("its image", () -> desk.session().imageSize().isPresent());
        desk.until("that the conflict is listed", () -> desk.session().problems().all().stream()
                .anyMatch(problem -> problem.message().contains("also found for \"blue\"")));
        assertEquals("palm,flickr-7.png,1," + server.address("/01.png")
                + ",https://www.flickr.com/photos/1@N01/7,CC BY 2.0,Jane,blue", Files.readAllLines(found).get(1));
        assertEquals(List.of("palm tanager", "blue tanager"), server.requests().stream()
                .filter(request -> request.path().equals("/rest")).map(request -> request.form().get("text")).toList());
    }
}
