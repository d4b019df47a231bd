// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.imago.annotation.AnnotationTypes;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.Commands;
import org.imago.cli.internal.Examination;
import org.imago.cli.internal.Examination.Finding;
import org.imago.cli.internal.Json;
import org.imago.contributions.Contribution;
import org.imago.contributions.Contribution.State;
import org.imago.contributions.Contributions;
import org.imago.cropping.CropStrategies;
import org.imago.dataset.formats.Formats;
import org.imago.training.TrainerRegistry;
import org.imago.training.work.ClusterRegistry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code imago doctor}: whether this installation works, and what plug-ins add to it. */
@Command(name = "doctor", description = {"Checks this installation: Java, memory, folders, what computes, pretrained "
        + "weights, and everything that plug-ins contribute.", "",
    "Contributions are created to see whether they work; one that is refused, fails or takes longer than 5 seconds is "
            + "switched off, as it is whenever Imago uses it. The exit code is 5 when anything is wrong."},
    footer = {"", "Examples:", "  imago doctor", "  imago --safe doctor     without plug-ins from outside"})
public final class DoctorCommand extends ImagoCommand {

    @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    @Override
    protected int execute() {
        List<Finding> findings = Examination.of(Runtime.version());
        List<Contribution<?>> contributions = contributions();
        contributions.forEach(Contribution::create);
        if (json) {
            out(Json.line(map(findings, contributions)));
        } else {
            findings.forEach(finding -> out((finding.good() ? "ok     " : "WRONG  ") + finding.what() + ": "
                    + finding.text()));
            contributions.stream().filter(DoctorCommand::isWorthALine).forEach(contribution -> out(line(contribution)));
            out(summary(contributions));
        }
        boolean good = findings.stream().allMatch(Finding::good)
                && contributions.stream().noneMatch(contribution -> contribution.state() == State.OFF);
        return good ? ExitCode.DONE : ExitCode.ENVIRONMENT;
    }

    private static List<Contribution<?>> contributions() {
        return Stream.<List<? extends Contribution<?>>>of(AnnotationTypes.contributions(), Formats.contributions(),
                TrainerRegistry.contributions(), ClusterRegistry.contributions(), CropStrategies.contributions(),
                Commands.contributions())
                .<Contribution<?>>flatMap(List::stream).toList();
    }

    /** What is ours and works is not told one by one. */
    private static boolean isWorthALine(Contribution<?> contribution) {
        return contribution.state() == State.OFF || !contribution.declaration().isOurs();
    }

    private static String line(Contribution<?> contribution) {
        String what = contribution.noun() + " " + contribution.declaration().id() + " (" + contribution.declaration().name()
                + ") of the plug-in " + contribution.declaration().plugin();
        return contribution.whyOff().map(why -> "WRONG  " + what + " is switched off: " + why
                + ". Remove the plug-in, or get a version that fits.").orElseGet(() -> "ok     " + what);
    }

    private static String summary(List<Contribution<?>> contributions) {
        long off = contributions.stream().filter(contribution -> contribution.state() == State.OFF).count();
        return "       contributions: " + contributions.size() + ", switched off: " + off
                + (Contributions.isSafeMode() ? "; safe mode: those of plug-ins from outside are left out" : "");
    }

    private static Map<String, Object> map(List<Finding> findings, List<Contribution<?>> contributions) {
        List<Map<String, Object>> checks = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> check = new LinkedHashMap<>();
            check.put("what", finding.what());
            check.put("good", finding.good());
            check.put("text", finding.text());
            checks.add(check);
        }
        List<Map<String, Object>> plugins = new ArrayList<>();
        for (Contribution<?> contribution : contributions) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("point", contribution.point());
            one.put("id", contribution.declaration().id());
            one.put("name", contribution.declaration().name());
            one.put("api", contribution.declaration().api());
            one.put("plugin", contribution.declaration().plugin());
            one.put("works", contribution.state() == State.WORKS);
            contribution.whyOff().ifPresent(why -> one.put("why", why));
            plugins.add(one);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("safeMode", Contributions.isSafeMode());
        all.put("checks", checks);
        all.put("contributions", plugins);
        return all;
    }
}
