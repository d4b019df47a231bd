// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.imago.annotation.BoundingBox;
import org.imago.annotation.Proposal;
import org.imago.annotation.Proposals;
import org.imago.annotation.editor.canvas.CanvasProposal;
import org.imago.annotation.editor.canvas.ImageCanvas;
import org.imago.annotation.editor.internal.BoxesOnCanvas.BoxAnnotation;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.ProposalEdits;

/**
 * What a run proposes for the current sample. A proposal that a person rejected, or that is a box already, is not shown;
 * accepting one makes it a box and never replaces one.
 */
public final class ProposalsOnCanvas {

    /** Above this intersection over union a box stands where the proposal does: accepted, perhaps put right, or drawn. */
    private static final double SAME = 0.5;

    private final DatasetSession session;
    private final ImageCanvas canvas;
    private final BoxesOnCanvas boxes;
    private final Consumer<String> say;
    private List<Proposal> shown = List.of();

    ProposalsOnCanvas(DatasetSession session, ImageCanvas canvas, BoxesOnCanvas boxes, Consumer<String> say) {
        this.session = session;
        this.canvas = canvas;
        this.boxes = boxes;
        this.say = say;
    }

    void refresh() {
        shown = session.current().isEmpty() || session.imageSize().isEmpty() ? List.of()
                : open(session.current().get().index());
        canvas.setProposals(shown.stream()
                .map(proposal -> new CanvasProposal(proposal.box(), proposal.confidence(), proposal.label())).toList());
    }

    private List<Proposal> open(int row) {
        Optional<Proposals> run = session.proposals();
        if (run.isEmpty() || run.get().decision(row).equals(Optional.of(Proposals.Decision.REJECTED))) {
            return List.of();
        }
        return run.get().of(row).stream().filter(proposal -> canvas.boxes().stream()
                .noneMatch(box -> box.iou(proposal.box()) > SAME)).toList();
    }

    /** Returns how many are shown. */
    public int count() {
        return shown.size();
    }

    /** Accepts the proposal that is selected, or the surest. */
    public void accept() {
        selected().ifPresent(this::accept);
    }

    /** Accepts all, as one step. */
    public void acceptAll() {
        if (!shown.isEmpty() && mayAdd()) {
            boxes.add(Messages.ImagePane_accept_all, shown.stream().map(Proposal::box).toList());
        }
    }

    /**
     * Accepts a proposal.
     *
     * @param index among those shown
     */
    void accept(int index) {
        if (index < shown.size() && mayAdd()) {
            boxes.add(Messages.ImagePane_accept, List.of(shown.get(index).box()));
        }
    }

    private boolean mayAdd() {
        boolean several = BoxesOnCanvas.drawn(session).map(BoxAnnotation::form).map(form -> form.several()).orElse(false);
        boolean free = several || canvas.boxes().stream().allMatch(BoundingBox::isEmpty);
        if (!free) {
            say.accept(Messages.ImagePane_there_is_a_box);
        }
        return free;
    }

    /** Hides the sample's proposals for good; can be undone. */
    public void reject() {
        if (!shown.isEmpty() && session.proposals().isPresent()) {
            ProposalEdits.reject(session, session.proposals().get(), List.of(session.current().orElseThrow()),
                    Messages.ImagePane_reject);
        }
    }

    private Optional<Integer> selected() {
        int chosen = canvas.activeProposal();
        if (chosen >= 0 && chosen < shown.size()) {
            return Optional.of(chosen);
        }
        return IntStream.range(0, shown.size()).boxed()
                .max(Comparator.comparingDouble(index -> shown.get(index).confidence()));
    }
}
