// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.imago.annotation.Proposals;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.Json;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageHeader;
import org.imago.image.ImageProblemException;
import org.imago.training.review.BoxDifference;
import org.imago.training.review.ReviewOrder;
import org.imago.training.review.ReviewOrder.Candidate;
import org.imago.training.review.ReviewQueue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code imago review}: which proposals to look at next. */
@Command(name = "review", description = {"Lists the images whose proposed boxes to look at next, one file name a line.",
    "", "Those are images without a box that are not excluded and on whose proposal nobody decided yet. least-certain "
            + "puts first what is wrong most often; informative puts first those whose box is elsewhere, or of another size, "
            + "than those that were drawn or come earlier, and of which the run is not sure."},
    footer = {"", "Examples:", "  imago review runs/first --order informative --top 20",
        "  imago review runs/first --data cleaned.csv --json"})
public final class ReviewCommand extends ImagoCommand {

    private enum By {
        LEAST_CERTAIN, INFORMATIVE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Mixin
    private FinishedRun run;

    @Option(names = "--order", paramLabel = "ORDER", defaultValue = "least-certain",
            description = "least-certain or informative. Default: ${DEFAULT-VALUE}.")
    private By order;

    @Option(names = "--top", paramLabel = "N", description = "List only the first N. Default: all.")
    private Integer top;

    @Option(names = "--json", description = "Print one JSON object as the last line of standard output, with the "
            + "confidence of each proposal.")
    private boolean json;

    @Override
    protected int execute() throws Exception {
        if (top != null && top < 1) {
            throw new ParameterException(spec().commandLine(), "--top must be at least 1, not " + top);
        }
        Dataset dataset = run.dataset();
        Proposals proposals = Proposals.read(run.folder(), dataset);
        ReviewQueue queue = ReviewQueue.of(proposals, dataset);
        int count = top == null ? queue.candidates().size() : top;
        List<Sample> ordered = ordered(proposals, queue, dataset, count).stream().limit(count).map(dataset.samples()::get)
                .toList();
        if (json) {
            out(Json.line(map(queue, ordered, proposals)));
        } else {
            ordered.forEach(sample -> out(sample.fileName()));
        }
        return ExitCode.DONE;
    }

    private List<Integer> ordered(Proposals proposals, ReviewQueue queue, Dataset dataset, int count) throws Exception {
        if (order == By.LEAST_CERTAIN) {
            return ReviewOrder.leastCertain(queue.candidates());
        }
        List<Sample> compared = new ArrayList<>();
        queue.drawn().forEach(row -> compared.add(dataset.samples().get(row)));
        queue.candidates().stream().map(Candidate::row).forEach(row -> compared.add(dataset.samples().get(row)));
        ImageFolder images = run.images(dataset);
        ImageDecoder decoder = new ImageDecoder();
        BoxDifference difference = BoxDifference.of(compared, proposals, sample -> size(images, sample, decoder),
                cancellation());
        return ReviewOrder.informative(queue.candidates(), queue.drawn(), difference, count);
    }

    private static Optional<ImageHeader> size(ImageFolder images, Sample sample, ImageDecoder decoder) {
        try {
            return Optional.of(decoder.readHeader(images.resolve(sample)));
        } catch (DatasetException | ImageProblemException e) {
            // What cannot be shown comes last.
            return Optional.empty();
        }
    }

    private static Map<String, Object> map(ReviewQueue queue, List<Sample> ordered, Proposals proposals) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("waiting", queue.candidates().size());
        map.put("drawn", queue.drawn().size());
        map.put("review", ordered.stream().map(sample -> {
            Map<String, Object> proposal = new LinkedHashMap<>();
            proposal.put("filename", sample.fileName());
            proposal.put("line", sample.line());
            proposal.put("confidence", proposals.certainty(sample.index()));
            return proposal;
        }).toList());
        return map;
    }
}
