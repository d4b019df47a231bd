// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.imago.training.process.Run;

/** Writes curves into a file that the person chooses. Files are written in the background. */
final class CurvesExport {

    /** A picture on paper is looked at closer than one on the screen. */
    private static final double PIXELS = 2;

    private final ConsoleHost host;

    /** What can be written. */
    enum Format {
        SVG(Messages.Export_svg, "svg"),
        PNG(Messages.Export_png, "png"),
        CSV(Messages.Export_csv, "csv");

        private final String label;
        private final String extension;

        Format(String label, String extension) {
            this.label = label;
            this.extension = extension;
        }

        String label() {
            return label;
        }

        String extension() {
            return extension;
        }
    }

    CurvesExport(ConsoleHost host) {
        this.host = host;
    }

    /** Asks for a file and writes it: charts as they are chosen, or all epochs of the runs. */
    void save(Format format, List<Run> runs, List<Panel> panels) {
        String name = (runs.size() == 1 ? CurvesPane.name(runs.getFirst()) : "curves") + "." + format.extension();
        host.file(NLS.bind(Messages.Export_title, format.extension().toUpperCase(Locale.ROOT)), name)
                .ifPresent(file -> schedule(format, runs, panels, file));
    }

    private void schedule(Format format, List<Run> runs, List<Panel> panels, Path file) {
        Job job = Job.create(NLS.bind(Messages.Export_job, file), (ICoreRunnable) monitor -> {
            try {
                write(format, runs, panels, file);
            } catch (IOException | SWTException e) {
                host.fail(Messages.Export_failed, NLS.bind(Messages.Export_failed_file, file, e.getMessage()));
            }
        });
        job.schedule();
    }

    /**
     * Writes a file.
     *
     * @param format what is written
     * @param runs   the runs
     * @param panels their charts
     * @param file   replaced
     * @throws IOException  if it cannot be written
     * @throws SWTException if it is a picture that cannot be made
     */
    static void write(Format format, List<Run> runs, List<Panel> panels, Path file) throws IOException {
        List<String> names = runs.stream().map(CurvesPane::name).toList();
        switch (format) {
            case SVG -> Files.writeString(file, ChartsSvg.of(panels, names, 1));
            case PNG -> png(ChartsSvg.of(panels, names, PIXELS), file);
            case CSV -> CurvesCsv.write(runs.stream().map(run -> new CurvesCsv.Named(CurvesPane.name(run),
                    run.history().curves())).toList(), file);
        }
    }

    /** The same drawing as the SVG, in pixels. */
    private static void png(String svg, Path file) throws IOException {
        ImageData[] drawn = new ImageLoader().load(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        ImageLoader loader = new ImageLoader();
        loader.data = drawn;
        try (OutputStream out = Files.newOutputStream(file)) {
            loader.save(out, SWT.IMAGE_PNG);
        }
    }
}
